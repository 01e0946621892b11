/** Questions of a run, and runs with an answer, for tests. */
import type { Generated } from '../../../run/pipeline/generate.js';
import type { SourceFile } from '../../../input/source/index.js';
import type { UserConfig } from '../../../run/config/config.js';
import { file, run } from '../../../../test/stride.js';
import {
  createExcerpts,
  overlayText,
  questionsOf,
  type SettlingAnswer,
  type Question,
} from '../index.js';

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

/** The overlay that contains some answers. */
export function overlayOf(answers: readonly SettlingAnswer[]): SourceFile {
  return file('answers.overlay.yaml', overlayText(answers));
}

/** Runs restitch with some answers as an additional overlay, after the existing overlays. */
export function answered(
  files: readonly SourceFile[],
  overlays: readonly SourceFile[],
  config: Partial<UserConfig>,
  answers: readonly SettlingAnswer[],
): Promise<Generated> {
  return run(files, config, { overlays: [...overlays, overlayOf(answers)] });
}
