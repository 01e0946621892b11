/** Matches texts against templates, such as `v{n}.json` or `https://{tenant}.api.io`. */
import type { PathPart } from '../../../model/path.js';

/** Splits a template into literal text and parameters (`{name}`). */
export function templateParts(text: string): PathPart[] {
  return text.split(/(\{[^{}]*\})/).flatMap((piece): PathPart[] => {
    if (piece === '') return [];
    const isParameter = piece.startsWith('{') && piece.endsWith('}');
    return [
      isParameter
        ? { kind: 'parameter', name: piece.slice(1, -1) }
        : { kind: 'literal', text: piece },
    ];
  });
}

/**
 * Returns the values that the parameters of a template have in a text. Each value is as short as possible, but has at
 * least one character.
 * @returns `undefined` if the text does not match
 */
export function matchTemplate(parts: readonly PathPart[], text: string): string[] | undefined {
  const values: string[] = [];
  let at = 0;
  let open = -1;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'parameter') {
      // Two adjacent parameters never match, because the end of the first one is unknown.
      if (open >= 0) return undefined;
      open = at;
      continue;
    }
    const isLast = index === parts.length - 1;
    const from = open < 0 ? at : open + 1;
    const found =
      isLast && open >= 0 ? text.length - part.text.length : text.indexOf(part.text, from);
    if (found < from || !text.startsWith(part.text, found) || (open < 0 && found !== at))
      return undefined;
    if (open >= 0) values.push(text.slice(open, found));
    open = -1;
    at = found + part.text.length;
  }
  if (open >= 0) return text.length > open ? [...values, text.slice(open)] : undefined;
  return at === text.length ? values : undefined;
}
