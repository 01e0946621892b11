/** Chooses the description, the name and the path parameter names of an endpoint from several requests. */
import { pathParameterNames } from '../../../../model/path.js';
import type { Text } from '../../../../model/schema.js';
import { camelCase, withoutExample, wordsOf } from '../../../../base/foundation/words.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import type { RequestVariant } from '../request.js';
import { mintName } from '../../../../base/foundation/free-name.js';

/** The chosen name of a path parameter, and the other names that requests use. */
export interface ElectedPathName {
  readonly name: string;
  readonly aliases: readonly string[];
}

const TEXTS = 200;
const GENERIC = new Set(['id', 'key', 'name', 'value', 'slug']);
const KINDS = ['declared', 'variable', 'foreign'];

/**
 * Returns the most informative text. First, texts that another text contains are excluded. Then the text with the
 * most distinct words is chosen, then the longest, then the smallest by code unit.
 */
export function electText(texts: readonly Text[]): Text | undefined {
  const unique = [...new Map(texts.map((text) => [text.value, text])).values()].slice(0, TEXTS);
  if (unique.length <= 1) return unique[0];
  const whole = unique.filter(
    ({ value }) => !unique.some((other) => other.value !== value && other.value.includes(value)),
  );
  const ranked = whole.map((text) => ({ text, words: new Set(text.value.split(/\s+/)).size }));
  ranked.sort(
    (a, b) =>
      b.words - a.words ||
      b.text.value.length - a.text.value.length ||
      byCodeUnit(a.text.value, b.text.value),
  );
  return ranked[0]?.text;
}

/**
 * Removes the number of a step from a request's name: `1. Get a quote` → `Get a quote`, `5a) Fund a transfer` → `Fund
 * a transfer`, `01 - Log in` → `Log in`.
 */
export function withoutStep(name: string): string {
  return name
    .trim()
    .replace(/^(?:(?:\d{1,3}\.){0,3}\d{1,3}[a-z]?(?:[.):]|\s+[-–:])|0\d)\s+(?=\S)/i, '');
}

/** Matches the names that tools give to a request without a name. */
const UNNAMED =
  /^(?:(?:new|untitled|my)\s+)?(?:https?\s+|rest\s+)?requests?(?:\s+copy)?(?:\s*[(#]?\d+\)?)?$/i;

/** Decides whether an item's name is used as an operationId, as a summary, or not at all. */
export function roleOfName(name: string): 'operationId' | 'summary' | 'nothing' {
  const text = name.trim();
  if (text === '' || text.length > 120 || UNNAMED.test(text)) return 'nothing';
  // Exporters use the URL of a request as its name if the author gave it no name.
  if (/:\/\/|\{\{|^\/|^(?:get|put|post|patch|delete|head|options)\s+\S*\//i.test(text))
    return 'nothing';
  // A name of one word, such as `list` or `Orders`, depends on its folder, so it must not become an operationId.
  if (/^[A-Za-z_$][\w$]*(?:[-.][\w$]+)*$/.test(text))
    return wordsOf(text).length > 1 ? 'operationId' : 'summary';
  return /\s/.test(text) || !text.includes('/') ? 'summary' : 'nothing';
}

/**
 * Returns what the names of several requests share: `Create a user` for `Create a user (admin)` and `Create a user`,
 * `Download users` for `Download users as CSV` and `Download users since yesterday`.
 * @returns `undefined` if the names share too little to name an endpoint
 */
export function sharedName(names: readonly string[]): string | undefined {
  const [shortest, ...others] = [...new Set(names)].sort(
    (a, b) => a.length - b.length || byCodeUnit(a, b),
  );
  if (shortest === undefined || others.length === 0) return shortest;
  const known = others.map((name) => new Set(wordsOf(name)));
  const isShared = (part: string): boolean =>
    wordsOf(part).every((word) => known.every((words) => words.has(word)));
  if (isShared(shortest)) return shortest;
  const isPhrase = /\s/.test(shortest);
  const parts = isPhrase ? shortest.split(/\s+/) : wordsOf(shortest);
  const kept = parts.filter(isShared);
  while (ENDS.test(kept.at(-1) ?? '')) kept.pop();
  const isEnough = kept.length > 1 && kept[0] === parts[0] && wordsOf(kept.join(' ')).length > 1;
  if (!isEnough) return undefined;
  return isPhrase ? kept.join(' ') : camelCase(kept);
}

/** Matches a part that cannot end a name: `by` in `Get users by`. */
const ENDS =
  /^(?:[^A-Za-z0-9]+|an?|the|of|for|with(?:out)?|by|and|or|to|in|on|from|as|at|using|via|when|if)$/i;

/** Returns the words that all names have in common: `usersId` for `usersFullId`, `usersDiffId` and `usersTestId`. */
function sharedWords(names: readonly string[]): string | undefined {
  const [first = [], ...others] = names.map(wordsOf);
  const shared = first.filter((word) => others.every((words) => words.includes(word)));
  return shared.length === 0 ? undefined : camelCase(shared);
}

/**
 * Chooses the name of each path parameter of an endpoint. The order of preference is: a `:name` that the author
 * wrote, a variable's name (without words such as `example`), what more than two different names share, a specific name
 * rather than `id`, the most frequent name, the longest, the smallest by code unit.
 */
export function electPathNames(variants: readonly RequestVariant[]): ElectedPathName[] {
  const [first] = variants;
  const taken = new Set<string>();
  return (first?.path.kinds ?? []).map((_, position) => {
    const votes = new Map<string, { kind: number; count: number }>();
    for (const { path } of variants) {
      const given = pathParameterNames(path.path)[position] ?? 'value';
      const kind = KINDS.indexOf(path.kinds[position] ?? 'foreign');
      const name = path.kinds[position] === 'variable' ? withoutExample(given) : given;
      const vote = votes.get(name);
      votes.set(name, { kind: Math.min(kind, vote?.kind ?? kind), count: (vote?.count ?? 0) + 1 });
    }
    const ranked = [...votes].sort(
      ([a, x], [b, y]) =>
        x.kind - y.kind ||
        Number(GENERIC.has(a)) - Number(GENERIC.has(b)) ||
        y.count - x.count ||
        b.length - a.length ||
        byCodeUnit(a, b),
    );
    const best = ranked.filter(([, { kind }]) => kind === ranked[0]?.[1].kind);
    const shared = best.length > 2 ? sharedWords(best.map(([one]) => one)) : undefined;
    const names = [...(shared ? [shared] : []), ...ranked.map(([name]) => name)];
    const name = mintName(taken, names.find((one) => !taken.has(one)) ?? names[0] ?? 'value');
    return { name, aliases: [...new Set(names)].filter((one) => one !== name).sort() };
  });
}
