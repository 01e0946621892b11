/** Random texts that match a format, a pattern and a length, and that can be sent in a location. */
import { fc } from '../property.js';
import type { StringShape } from '../../src/model/schema.js';
import type { Place } from './place.js';
import type { Random } from './random.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SIGNS = `/ %:?#"'&=+;@!$()*[]{}~^\\<>,|-_.`;
const WIDE = 'äé日本🎉';

/**
 * A text for a schema without a format and a pattern. It starts and ends with a letter, and
 * contains characters with a special meaning.
 */
export function anyText(random: Random, place: Place, least = 0, most = 24): string {
  if (least === 0 && (most === 0 || random.chance(0.05)) && mayBeEmpty(place)) return '';
  const length = random.integer(Math.max(least, 1), Math.min(most, least + 12));
  const wide = place.kind === 'header' ? 'äé' : WIDE;
  const alphabet = [...(LETTERS.slice(0, 20) + SIGNS + wide)].filter(
    (sign) => !place.without.includes(sign),
  );
  const letters = [...LETTERS].filter((sign) => !place.without.includes(sign));
  return Array.from({ length }, (_, at) => {
    const edge = at === 0 || at === length - 1;
    return random.pick(edge ? letters : alphabet) ?? '';
  }).join('');
}

/**
 * True if an empty text can be sent there. An empty path segment or list item would be ambiguous.
 */
function mayBeEmpty(place: Place): boolean {
  return place.kind !== 'path' && place.without === '';
}

/** A text that matches a schema, or undefined if none was found. */
export function textOf(shape: StringShape, random: Random, place: Place): string | undefined {
  const { format, pattern, minLength = 0, maxLength = 24 } = shape;
  if (pattern !== undefined) {
    const formatted = FORMATS.get(format ?? '')?.(random);
    const found = ofPattern(pattern, random).concat(formatted ?? []);
    const long = lengthened(found, minLength, shape.maxLength).filter(
      (text) => regexOf(pattern)?.test(text) === true,
    );
    return [...found, ...long].find(
      (text) => fits(text, minLength, shape.maxLength) && carries(place, text),
    );
  }
  const formatted = FORMATS.get(format ?? '')?.(random);
  if (formatted !== undefined && fits(formatted, minLength, shape.maxLength)) return formatted;
  return anyText(random, place, minLength, Math.max(minLength, maxLength));
}

/** Joins texts that match a pattern until they have the required length. */
function lengthened(texts: readonly string[], least: number, most = Infinity): string[] {
  return texts.flatMap((_, at) => {
    let whole = '';
    for (let next = at; whole.length < least && next < at + least; next++) {
      whole += texts[next % texts.length] ?? '';
    }
    return [whole, whole.slice(0, Math.min(most, Math.max(least, 1)))];
  });
}

function fits(text: string, least: number, most = Infinity): boolean {
  const { length } = [...text];
  return length >= least && length <= most;
}

/** True if a location can contain a text at all. */
export function carries(place: Place, text: string): boolean {
  if ([...place.without].some((sign) => text.includes(sign))) return false;
  switch (place.kind) {
    case 'path':
      return text !== '' && !/^\.{1,2}$/.test(text);
    case 'header':
      return /^[\x20-\x7e\xa0-\xff]*$/.test(text) && text.trim() === text;
    default:
      return true;
  }
}

/** Texts that contain a match of a pattern. */
function ofPattern(pattern: string, random: Random): string[] {
  const form = regexOf(pattern);
  if (form === undefined) return [];
  try {
    const seed = random.integer(0, 2 ** 31);
    // The anchored pattern gives shorter texts, because nothing surrounds the match.
    const whole = regexOf(`^(?:${pattern})$`) ?? form;
    const made = [whole, form].flatMap((one) =>
      fc.sample(fc.stringMatching(one), { seed, numRuns: 20 }),
    );
    return made.filter((text) => form.test(text) && !/\p{Surrogate}/u.test(text));
  } catch {
    // Patterns that the library does not support (lookaheads, back references).
    return CANDIDATES.filter((text) => form.test(text));
  }
}

const CANDIDATES = ['a', 'abc', 'Abc1', '1', '12', '2024-02-29', 'a-b', 'https://a.example/b'];

/** A pattern with the syntax of ECMA-262; undefined if it is invalid. */
export function regexOf(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

function day(random: Random): string {
  const [month, date] = [random.integer(1, 12), random.integer(1, 28)];
  return `${random.integer(1970, 2037)}-${two(month)}-${two(date)}`;
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
}

const FORMATS: ReadonlyMap<string, (random: Random) => string> = new Map([
  ['date', day],
  [
    'date-time',
    (random) => `${day(random)}T${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:07Z`,
  ],
  ['uuid', (random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-')],
  ['email', (random) => `${hex(random, 5)}@example.org`],
  ['uri', (random) => `https://example.org/${hex(random, 4)}?q=${hex(random, 2)}`],
  ['url', (random) => `https://example.org/${hex(random, 4)}`],
  ['byte', (random) => btoa(hex(random, 6))],
  ['ipv4', (random) => `10.0.0.${random.integer(1, 254)}`],
]);
