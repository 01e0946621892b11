/**
 * Reads the tags of an operation. A tag is the name of a group of operations, or only a keyword about the operation.
 */
import { fact, type Fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** If a tag is one of these words, the tags were cut out of a sentence and do not name groups. */
const STOP_WORDS = new Set('a an and at by for from in into of on or the to with'.split(' '));

export function readOperationTags(tags: Cursor): Fact<string>[] {
  // A single name in place of a list is a list with one item.
  const items = tags.type === 'string' ? [tags] : tags.items();
  const found = new Map<string, Fact<string>>();
  let repeated: string | undefined;
  for (const item of items) {
    const tag = item.text();
    if (tag === undefined) continue;
    if (found.has(tag)) repeated ??= tag;
    else found.set(tag, fact(tag, item.origin()));
  }
  const count = found.size;
  const stop = [...found.keys()].find((tag) => STOP_WORDS.has(tag.trim().toLowerCase()));
  if (stop !== undefined) tags.add('tags/noise', { fault: 'word', tag: stop, count });
  else if (count > READING_LIMITS.groupTags.most)
    tags.add('tags/noise', { fault: 'many', tag: '', count });
  else if (repeated !== undefined)
    tags.add('tags/noise', { fault: 'repeated', tag: repeated, count });
  return [...found.values()];
}
