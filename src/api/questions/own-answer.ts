/** Creates the answer to a question if the user enters a value that no document declares. */
import type { SettlingAnswer, OverlayActionJson, Question } from './question.js';

/**
 * Creates the answer that writes a custom value.
 * @param value a string or JSON data, depending on the question
 * @returns `undefined` if the question allows no custom value
 */
export function ownAnswer({ own, title }: Question, value: unknown): SettlingAnswer | undefined {
  if (own === undefined) return undefined;
  const removes = own.removes.map((target): OverlayActionJson => ({ target, remove: true }));
  const writes = own.writes.map(({ target, under }): OverlayActionJson => ({
    target,
    update: [...under].reverse().reduce<unknown>((inner, key) => ({ [key]: inner }), value),
  }));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { actions: [...removes, ...writes], accepts: [], reason: `${title} ${text}` };
}
