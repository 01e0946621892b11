/** The last page of a list, for answers that are made: a made cursor leads to the same page again. */
import type { AnswerPath, Paging } from './paging.js';

/**
 * An answer without what leads on: that is absent, or `null`.
 * @param body JSON, its objects as maps
 * @param fits whether the description allows an answer
 * @returns the body itself where it may not do without, or does not lead on: then its items end the list
 */
export function lastPage<Value>(
  body: Value,
  { next }: Paging,
  fits: (body: Value) => boolean,
): Value {
  if (next.by === 'item') {
    const ended = changed(body, next.more, false) as Value;
    return fits(ended) ? ended : body;
  }
  if (next.by !== 'cursor' && next.by !== 'url') return body;
  const more = next.by === 'cursor' ? next.more : undefined;
  const forms = [undefined, null].map((nothing) => {
    const ended = changed(body, next.next, nothing);
    return (more === undefined ? ended : changed(ended, more, false)) as Value;
  });
  return forms.find(fits) ?? body;
}

function changed(value: unknown, [name, ...inner]: AnswerPath, to: unknown): unknown {
  if (!(value instanceof Map) || name === undefined || !value.has(name)) return value;
  const copy = new Map<unknown, unknown>(value);
  const held = inner.length === 0 ? to : changed(value.get(name), inner, to);
  if (held === undefined) copy.delete(name);
  else copy.set(name, held);
  return copy;
}
