/** Parses values that are written as a text: `"{ \\"id\\": 1 }"` instead of an object. */
import type { Json } from '../../model/schema.js';
import { buildJson } from '../source/json/build.js';
import { parseEmbedded } from '../source/json/embedded.js';
import { toJson } from '../source/model-json.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** Returns true if a value is a text that begins with a bracket of JSON. */
export function isLikeJson(value: unknown): value is string {
  return typeof value === 'string' && /^\s*[[{]/.test(value);
}

/**
 * Parses the JSON in a text.
 * @param text begins with a bracket; comments, extra commas and keys without quotes are accepted
 * @returns `undefined` if the text is not JSON, or is too large
 */
export function jsonOfText(text: string): Json | undefined {
  if (text.length > READING_LIMITS.jsonText.most || isDeep(text)) return undefined;
  const strict = parseEmbedded(text);
  if (strict === undefined) return tolerantly(text);
  return strict.notFinite.length === 0 ? toJson(strict.value) : undefined;
}

function tolerantly(text: string): Json | undefined {
  let isClear = true;
  const { data, cut, trailing } = buildJson(text, {
    complain: (_offset, _what, departure) => {
      if (departure !== 'clear' && departure !== 'dialect') isClear = false;
    },
    twice: () => {
      isClear = false;
    },
    notFinite: () => {
      isClear = false;
    },
  });
  return isClear && !cut && trailing === undefined ? toJson(data) : undefined;
}

/** Returns true if the brackets in a text are nested too deep. Brackets in strings do not count. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') isString = !isString;
    else if (isString) index += character === '\\' ? 1 : 0;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > READING_LIMITS.jsonTextDepth.most) return true;
  }
  return false;
}
