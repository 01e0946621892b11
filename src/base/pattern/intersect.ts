/** Decides whether a text can match two patterns. */
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';
import { analysePattern } from './analysis.js';
import type { Automaton } from './automaton.js';
import { areDisjoint } from './sets.js';

/**
 * Returns a pattern that matches the same texts, but from the beginning to the end. A pattern without `^` and `$` is
 * read as the pattern of a whole text, as routers do.
 * @param source a pattern without slashes
 */
export function wholePattern(source: string): string {
  const [begins, ends] = [source.startsWith('^'), /(?<!\\)\$$/.test(source)];
  if (!begins && !ends) return `^(?:${source})$`;
  // In `^a|b$`, each anchor belongs to one alternative.
  if (hasAlternatives(source)) return source;
  const inner = source.slice(begins ? 1 : 0, ends ? -1 : undefined);
  return `^${begins ? '' : ANYTHING}(?:${inner})${ends ? '' : ANYTHING}$`;
}

const ANYTHING = '[\\s\\S]*';

/** Returns true if a pattern has alternatives outside groups. */
function hasAlternatives(source: string): boolean {
  let depth = 0;
  for (const [token] of source.matchAll(/\\.|\[(?:\\[^]?|[^\]\\])*\]?|[()|]/gs)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && depth === 0) return true;
  }
  return false;
}

/**
 * Returns false if no text matches both patterns. Also returns true if the patterns cannot be analysed.
 * @param one a result of {@link wholePattern}
 * @param other a result of {@link wholePattern}
 */
export function canIntersect(one: string, other: string): boolean {
  const [left, right] = [analysePattern(one), analysePattern(other)];
  if ('reason' in left || 'reason' in right) return true;
  const isWhole = [one, other].every(
    (source) => source.startsWith('^') && !hasAlternatives(source),
  );
  return !isWhole || meet(left.automaton, right.automaton);
}

/** Searches the pairs of states that the same text can lead to. */
function meet(left: Automaton, right: Automaton): boolean {
  const pairs: [number, number][] = [[0, 0]];
  const seen = new Set(['0 0']);
  for (const [a, b] of pairs) {
    if (left.accepting.includes(a) && right.accepting.includes(b)) return true;
    for (const to of left.next[a] ?? []) {
      for (const at of right.next[b] ?? []) {
        const sets = [left.sets[to] ?? [], right.sets[at] ?? []];
        if (seen.has(`${to} ${at}`) || areDisjoint(sets)) continue;
        if (seen.size >= GENERATING_LIMITS.patternRanges.most) return true;
        seen.add(`${to} ${at}`);
        pairs.push([to, at]);
      }
    }
  }
  return false;
}
