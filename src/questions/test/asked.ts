/** Questions of a run, and runs with an answer, for tests. */
import { yamlText } from '../../emit/yaml-text.js';
import type { Json } from '../../model/schema.js';
import type { Generated } from '../../pipeline/generate.js';
import type { SourceFile } from '../../source/index.js';
import type { UserConfig } from '../../config/config.js';
import { file, run } from '../../../test/stride.js';
import { answerYaml, createExcerpts, questionsOf, type Answer, type Question } from '../index.js';

/** The questions of a run. */
export function questionsIn({ stitched, ledger, names, locate, documents }: Generated): Question[] {
  return questionsOf({
    api: stitched,
    ledger,
    typeNames: names.schemas,
    locate,
    excerpt: createExcerpts(documents),
  });
}

/** The overlay that holds some answers. */
export function overlayOf(answers: readonly Answer[]): SourceFile {
  const lines = answers.flatMap(answerYaml);
  const accepted = answers.flatMap(({ accepts, reason }) =>
    accepts.map(
      (id) =>
        new Map<string, Json>([
          ['id', id],
          ['note', reason],
        ]),
    ),
  );
  const text = [
    'overlay: 1.1.0',
    'info: { title: Answers, version: 1.0.0 }',
    lines.length === 0 ? 'actions: []' : 'actions:',
    ...lines,
    ...(accepted.length > 0 ? ['x-restitch-accepted:', yamlText(accepted)] : []),
  ];
  return file('answers.overlay.yaml', `${text.join('\n')}\n`);
}

/** A run with some answers, after the overlays that are there. */
export function answered(
  files: readonly SourceFile[],
  overlays: readonly SourceFile[],
  config: Partial<UserConfig>,
  answers: readonly Answer[],
): Promise<Generated> {
  return run(files, config, { overlays: [...overlays, overlayOf(answers)] });
}
