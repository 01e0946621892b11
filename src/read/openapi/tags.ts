/** The tags of an operation: labels that may be groups, or only words. */
import { fact, type Fact } from '../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';

/** Words that no group is called. */
const STOP_WORDS = new Set('a an and at by for from in into of on or the to with'.split(' '));

/** More tags than this are keywords for a search. */
const FEW = 3;

/** Reads the tags of an operation, each once. */
export function readLabels(tags: Cursor): Fact<string>[] {
  // One name where a list is due is a list of one.
  const items = tags.type === 'string' ? [tags] : tags.items();
  const found = new Map<string, Fact<string>>();
  let repeated: string | undefined;
  for (const item of items) {
    const tag = item.text();
    if (tag === undefined) continue;
    if (found.has(tag)) repeated ??= tag;
    else found.set(tag, fact(tag, item.origin()));
  }
  const stop = [...found.keys()].find((tag) => STOP_WORDS.has(tag.trim().toLowerCase()));
  if (stop !== undefined) tags.add('tags/noise', { why: `${stop} is a word of a sentence` });
  else if (found.size > FEW) tags.add('tags/noise', { why: `there are ${found.size} of them` });
  else if (repeated !== undefined)
    tags.add('tags/noise', { why: `${repeated} stands there twice` });
  return [...found.values()];
}
