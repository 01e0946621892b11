/** What a run changed, in the words of those who use the API and those who wrote its handlers. */
import { escapeInvisible } from '../diagnostics/quote.js';
import type { HandlerEvent, Plan } from '../output/index.js';
import type { EndpointChange } from '../compare/facts.js';

const MOST_LINES = 40;
const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** What is retired or missing is a diagnostic, for it stays so. */
const WORDS: Readonly<Partial<Record<HandlerEvent['change'], string>>> = {
  added: 'stub added',
  removed: 'untouched stub removed',
  returned: 'mounted again',
  renamed: 'key rewritten',
};

/**
 * The changes of a run, a line each: endpoints, handlers, and what people have to paste themselves.
 * @param changes absent on a first run, when there is nothing to compare with
 * @param whole whether to show every line
 */
export function changedText(
  changes: readonly EndpointChange[] | undefined,
  plan: Pick<Plan, 'events' | 'pastes' | 'place'> | undefined,
  whole: boolean,
): string {
  const endpoints = (changes ?? []).map(({ key, kind, what, breaking }) => {
    const why = what.length > 0 ? `: ${what.join(', ')}` : breaking ? ' (breaking)' : '';
    return line(`${SIGNS[kind]} ${key} ${kind}${why}`);
  });
  const events = changes === undefined ? [] : (plan?.events ?? []);
  const handlers = events.flatMap(({ change, key, path, name }) => {
    const word = WORDS[change];
    const where = `${name} in ${plan?.place.show('handlers', path) ?? path}`;
    return word === undefined ? [] : [line(`  handler of ${key}: ${word} (${where})`)];
  });
  const pastes = (plan?.pastes ?? []).map(({ path, key, text }) => {
    return `\nTo paste, the handler of ${escapeInvisible(key)}, e.g. into ${escapeInvisible(path)}:\n\n${text}\n`;
  });
  return [...cut(endpoints, whole), ...cut(handlers, whole), ...pastes].join('');
}

function line(text: string): string {
  return `${escapeInvisible(text)}\n`;
}

function cut(lines: readonly string[], whole: boolean): string[] {
  if (whole || lines.length <= MOST_LINES) return [...lines];
  const rest = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), `… and ${rest} more (--verbose shows all)\n`];
}
