/** The page of the rules of `diff`, each with a change that it judges. */
import { createTwoFilesPatch } from 'diff';
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { CHANGE_RULES, type RuleDefinition } from '../../src/compare/index.js';
import { byCodeUnit } from '../../src/foundation/sort.js';
import { block, page, prose } from './text.js';

/** Two descriptions without what every description has. */
export interface ChangeExample {
  readonly before: unknown;
  readonly after: unknown;
}

/** A change for each rule. */
export function changeExamples(): ReadonlyMap<string, ChangeExample> {
  const file = new URL('../../src/compare/test/examples.yaml', import.meta.url);
  return new Map(
    Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, ChangeExample>),
  );
}

export function rulesPage(): string {
  const rules = Object.entries<RuleDefinition>(CHANGE_RULES).sort(([a], [b]) => byCodeUnit(a, b));
  const examples = changeExamples();
  const about = [
    '`restitch diff` judges each change by one of these rules. `restitch explain RULE` prints the same.',
    'What is only guessed from examples is never more than a warning.',
    'What is sent, and what comes back, differ: what is sent may become wider, what comes back narrower.',
  ].join('\n');
  const parts = rules.map(([name, rule]) => ruleText(name, rule, examples.get(name)));
  return page('Rules of diff', about, parts);
}

function ruleText(
  name: string,
  { title, request, response }: RuleDefinition,
  example: ChangeExample | undefined,
): string {
  const isSame = request.severity === response.severity && request.why === response.why;
  const verdicts = isSame
    ? [`**${request.severity}**: ${prose(request.why)}.`]
    : [
        `- In what callers send: **${request.severity}**: ${prose(request.why)}.`,
        `- In what they get: **${response.severity}**: ${prose(response.why)}.`,
      ];
  const shown = example ? [block('diff', difference(example))] : [];
  const sentence = `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
  return [`## ${name}`, prose(sentence), verdicts.join('\n'), ...shown].join('\n\n');
}

/** What an example changes, with a few lines around it. */
function difference({ before, after }: ChangeExample): string {
  const [old, fresh] = [before, after].map((side) =>
    stringify(side, { aliasDuplicateObjects: false }),
  );
  const patch = createTwoFilesPatch('old', 'new', old ?? '', fresh ?? '', '', '', { context: 6 });
  return patch
    .split('\n')
    .slice(3)
    .join('\n')
    .replaceAll(/^@@.*\n/gm, '');
}
