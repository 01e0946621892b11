/** Generates texts that match a format, a pattern and a length. */
import type { StringShape } from '../../model/schema.js';
import { patternExample, patternTest } from '../../base/pattern/index.js';
import { CHECKED_FORMATS } from '../../model/formats.js';
import { sizedTextsOfFormat, textOfFormat } from './formats.js';
import type { Making } from './making.js';
import { seedOf, seedOfTry } from './seed.js';
import { fitsText, spend } from '../validation/index.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

const TRIES = 4;

/**
 * Returns a text for a string schema, from its format, its pattern or the label, in this order.
 * @returns `undefined` if no valid text was found
 */
export function textOf(shape: StringShape, making: Making): string | undefined {
  for (const text of candidates(shape, making)) {
    // A long text counts as several steps, because a short schema must not generate much output.
    if (!spend(making, text.length / 8)) return undefined;
    if (fitsText(shape, text, making)) return text;
  }
  return undefined;
}

function* candidates(shape: StringShape, making: Making): Iterable<string> {
  const { format = '', pattern, minLength = 0, maxLength = Infinity } = shape;
  const { seed, label } = making;
  // A UUID is derived from the name of the property, so that it is the same on every page of the docs.
  const start = format === 'uuid' ? seedOf(seed === 0 ? 1 : seed, label) : seed;
  for (let tried = 0; tried < TRIES; tried++) {
    const text = textOfFormat(format, seedOfTry(start, tried));
    if (text === undefined) break;
    yield text;
  }
  yield* sizedTextsOfFormat(format, Math.min(minLength, GENERATING_LIMITS.sampleText.most), seed);
  if (pattern !== undefined) {
    for (let tried = 0; tried < TRIES; tried++) {
      const longer = tried === 0 && seed !== 0 ? seed % 4 : 0;
      const text = patternExample(pattern, {
        least: Math.min(minLength + longer, maxLength),
        most: maxLength,
        seed: seedOfTry(seed, tried),
      });
      if (text === undefined && longer === 0) break;
      if (text !== undefined) yield text;
    }
    // No other text can be checked, so it might not match.
    if (patternTest(pattern) === undefined) return;
  }
  // For formats without a check, any text of the right length is better than none.
  if (!CHECKED_FORMATS.has(format) && minLength <= GENERATING_LIMITS.sampleText.most) {
    yield sized(labelled(shape, label, seed), minLength, maxLength);
  }
}

/**
 * Returns the label. If the seed is not 0, a number is appended, so that the items of a list have different texts. No
 * space is written before the number, because the text may be used in paths.
 */
function labelled({ contentEncoding }: StringShape, label: string, seed: number): string {
  const text = seed === 0 ? label : `${label}${1 + (seed % 9999)}`;
  if (contentEncoding !== 'base64' && contentEncoding !== 'base64url') return text;
  return btoa(`bytes${seed === 0 ? '' : seed % 9999}`);
}

function sized(text: string, least: number, most: number): string {
  const characters = [...text];
  if (characters.length > most) {
    // The end of the text is kept, because generated texts differ at their end.
    return characters.slice(characters.length - most).join('');
  }
  const missing = least - characters.length;
  return missing <= 0
    ? text
    : text + 'abcdefghijklmnopqrstuvwxyz'.repeat(missing / 26 + 1).slice(0, missing);
}
