/** The page about the rules of `diff`, each with an example of a change. */
import { createTwoFilesPatch } from 'diff';
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { CHANGE_RULES, type RuleDefinition } from '../../src/api/compare/index.js';
import { MERGING_LIMITS } from '../../src/base/foundation/limits/merging.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import { printedIn, type Situation } from './situations.js';
import { block, page, prose } from './text.js';

/** Two descriptions, without the members that every description has. */
export interface ChangeExample {
  readonly before: unknown;
  readonly after: unknown;
}

/** An example of a change for each rule. */
export function changeExamples(): ReadonlyMap<string, ChangeExample> {
  const file = new URL('../../src/api/compare/test/examples.yaml', import.meta.url);
  return new Map(
    Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, ChangeExample>),
  );
}

/**
 * Rules that no pair of descriptions raises. Only a comparison with the lock raises them, because
 * the lock does not contain the complete old API.
 */
export const OF_LOCK: ReadonlyMap<string, Situation> = new Map([
  [
    'type/unclear',
    {
      files: {},
      run: [
        'generate api.yaml --out generated --target client',
        '!edit api.yaml type: string => type: integer',
        'generate api.yaml --out generated --target client --dry-run',
      ].join('\n'),
    },
  ],
]);

/** Rules that only an API beyond a limit raises. No example shows them, because it would be too large. */
export const OF_LIMIT: ReadonlySet<string> = new Set(['type/not-compared']);

export async function rulesPage(): Promise<string> {
  const rules = Object.entries<RuleDefinition>(CHANGE_RULES).sort(([a], [b]) => byCodeUnit(a, b));
  const examples = changeExamples();
  const about = [
    '`restitch diff` reports each change of an API under one of these rules. Each rule has a severity: a **breaking** change',
    'breaks callers, a **warning** may break callers, and a **compatible** change breaks none. Run `restitch explain RULE`',
    'to print a rule in the terminal.',
    '',
    'Requests and responses have opposite rules. If a request accepts more values than before, the change is compatible. If a',
    'response can contain more values than before, the change can break callers. If a type was inferred from examples, its',
    'change is at most a warning.',
  ].join('\n');
  const parts: string[] = [];
  for (const [name, rule] of rules) {
    const example = examples.get(name);
    const text = OF_LIMIT.has(name) ? BEYOND : example && difference(example);
    parts.push(ruleText(name, rule, text ?? (await saidOfLock(name))));
  }
  return page('The rules of `restitch diff`', about, parts);
}

const BEYOND = `An API raises this rule if it contains more than ${MERGING_LIMITS.comparedPairs.most} ${MERGING_LIMITS.comparedPairs.of}.`;

function ruleText(
  name: string,
  { title, request, response }: RuleDefinition,
  example: string,
): string {
  const isSame = request.severity === response.severity && request.why === response.why;
  const verdicts = isSame
    ? [`**${request.severity}**: ${prose(request.why)}.`]
    : [
        `- In a request: **${request.severity}**: ${prose(request.why)}.`,
        `- In a response: **${response.severity}**: ${prose(response.why)}.`,
      ];
  const sentence = `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
  return [`## ${name}`, prose(sentence), verdicts.join('\n'), example].join('\n\n');
}

/**
 * The example for a rule that only a run without a cache raises: it compares the description with
 * the lock.
 */
async function saidOfLock(rule: string): Promise<string> {
  const situation = OF_LOCK.get(rule);
  if (situation === undefined)
    throw new Error(`no example in src/api/compare/test/examples.yaml raises ${rule}`);
  const { out } = await printedIn(situation);
  const said = out.split('\n').filter((line) => line.startsWith('~ '));
  const where =
    'The lock file contains only a short form of the old type. A run without a cache compares with that:';
  return [where, block('text', said.join('\n'))].join('\n\n');
}

/**
 * The difference between the descriptions of an example, as a code block with a few lines of
 * context.
 */
function difference({ before, after }: ChangeExample): string {
  const [old, fresh] = [before, after].map((side) =>
    stringify(side, { aliasDuplicateObjects: false }),
  );
  const patch = createTwoFilesPatch('old', 'new', old ?? '', fresh ?? '', '', '', { context: 6 });
  const lines = patch.split('\n').slice(3);
  return block('diff', lines.filter((line) => !line.startsWith('@@')).join('\n'));
}
