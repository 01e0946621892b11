/** Prints what a run changed for API callers and for the authors of handlers. */
import { escapeInvisible, escapeLines } from '../../base/diagnostics/quote.js';
import type { HandlerEvent, OutputPlan } from '../../output/files/index.js';
import type { Change } from '../../api/compare/index.js';
import { changeText, concernedText, countText } from '../diff/words.js';
import type { ApiChanges } from './previous.js';

const MOST_LINES = 40;

/**
 * What happened to a handler, in words. Missing handlers, and handlers whose operation the API no longer has
 * (`retired`), are omitted here, because diagnostics report them on every run.
 */
const WORDS: Readonly<Partial<Record<HandlerEvent['change'], string>>> = {
  added: 'stub added',
  removed: 'unedited stub removed',
  returned: 'called again, because the endpoint is back',
  renamed: 'key updated',
};

/**
 * Lists the changes for callers, the changes to handlers, and the code that users must paste themselves, one
 * per line.
 * @param changed the changes for callers; omitted on the first run
 * @param whole true to print every line
 */
export function changedText(
  changed: ApiChanges | undefined,
  plan: Pick<OutputPlan, 'events' | 'manualStubs' | 'folders'> | undefined,
  whole: boolean,
): string {
  const changes = changed?.changes ?? [];
  const lines = changed ? changes.map((change) => changeLine(change, changed.shown)) : [];
  const count = changes.length > 0 ? [line(`changes for callers: ${countText(changes)}`)] : [];
  const events = changed === undefined ? [] : (plan?.events ?? []);
  const handlers = events.flatMap(({ change, key, path, name }) => {
    const word = WORDS[change];
    const where = `${name} in ${plan?.folders.show('handlers', path) ?? path}`;
    return word === undefined ? [] : [line(`  handler of ${key}: ${word} (${where})`)];
  });
  const manual = (plan?.manualStubs ?? []).map(({ path, key, text }) => {
    return `\nCopy this handler of ${escapeInvisible(key)} into one of your files, for example ${escapeInvisible(path)}:\n\n${escapeLines(text)}\n`;
  });
  return [...cut(lines, whole), ...count, ...cut(handlers, whole), ...manual].join('');
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['endpoint/added', '+'],
  ['webhook/added', '+'],
  ['endpoint/removed', '-'],
  ['endpoint/removed-deprecated', '-'],
  ['endpoint/moved', '-'],
  ['webhook/removed', '-'],
]);

const GRAVITY = { breaking: 'breaking: ', warning: 'possibly breaking: ' } as const;

/**
 * Prints a change: `~ schema Pet: property name changed from optional to required (breaking: objects without it are
 * rejected; in POST /pets)`.
 */
function changeLine(change: Change, shown: (key: string) => string): string {
  const { rule, severity, why } = change;
  const concerned = concernedText(change, shown);
  const parts = [
    ...(severity === 'compatible' ? [] : [`${GRAVITY[severity]}${why}`]),
    ...(concerned === undefined ? [] : [`in ${concerned}`]),
  ];
  const behind = parts.length === 0 ? '' : ` (${parts.join('; ')})`;
  return line(`${SIGNS.get(rule) ?? '~'} ${changeText(change, shown)}${behind}`);
}

function line(text: string): string {
  return `${escapeInvisible(text)}\n`;
}

function cut(lines: readonly string[], whole: boolean): string[] {
  if (whole || lines.length <= MOST_LINES) return [...lines];
  const rest = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), `… and ${rest} more (--verbose shows all)\n`];
}
