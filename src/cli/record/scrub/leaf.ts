/**
 * Replaces a single value of a recorded message with an invented one of the same format: digits with digits, a date
 * with another date. Values that cannot identify a person are kept, such as counts, media types, and words that the API
 * declares.
 */
import { inferStringFormat } from '../../../input/read/infer/format.js';
import { isPersonalName, isSecretName } from '../../../input/read/secret.js';
import { isApiName } from '../../../input/read/infer/api-name.js';
import { isKindField } from '../../../input/read/traffic/index.js';
import { identifierForm } from '../../../input/read/infer/identifier.js';
import type { Cipher } from './cipher.js';
import type { DeclaredValues } from './declared.js';
import {
  isIban,
  isIpv4,
  isLuhn,
  shiftedDate,
  shiftedHttpDate,
  withIbanChecksum,
  withLuhn,
} from './formats.js';
import { asScrubbed, type Scrubbed } from './scrubbed.js';
import type { Withheld } from './withheld.js';

export interface LeafContext {
  readonly cipher: Cipher;
  /** The number of milliseconds by which dates are shifted. */
  readonly shift: number;
  /** The names of fields whose values are kept, in lower case. */
  readonly keep: ReadonlySet<string>;
  /** The names that are kept, in lower case. */
  readonly keepNames: ReadonlySet<string>;
  readonly declared: DeclaredValues;
  readonly withheld: Withheld;
  readonly service: URL;
  /** Scrubs a URL. */
  readonly address: (text: string) => Scrubbed;
}

/** Describes where a value is in a message. */
export interface LeafPlace {
  /** The name of the field, the parameter or the header; empty if there is none. */
  readonly name: string;
  /**
   * A text that identifies the place of the value, such as a field of one endpoint's responses. It is the same in all
   * messages, and absent if no word at this place belongs to the API.
   */
  readonly at?: string;
}

/**
 * Matches names of fields that contain a count, or that select a page of a list, such as `limit`. Short numbers in
 * such fields are kept.
 */
const COUNT =
  /(?:^|[a-z_-])(?:count|total|limit|offset|page|pages|per_?page|size|remaining|retry-after|index|quantity|qty|version|max-age)$/i;
const TIME = /(?:at|on|date|time|timestamp|since|until|before|after|iat|exp|nbf|expires|from|to)$/i;
const BIRTH = /birth|\bdob\b|born|geboren|naissance|nacimiento|death|deceased|wedding/i;
const WORD = /^[A-Za-z][A-Za-z_-]*$/;
/** Matches a text that may also be a segment of a path. */
const PATH_WORD = /^[A-Za-z][\w.:@-]{0,60}$/;
/** Matches names of fields and parameters that contain names of the API: names of fields, resources and operations. */
const NAMING =
  /^(?:include|expand|embed|fields?|select|sort(?:[_-]?by)?|order(?:[_-]?by)?|group[_-]?by|scopes?|permissions?|entity|model|collection|table|action|event|operation|op|method)$/i;
const MEDIA =
  /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]{1,80}$/;
/** The maximum number of attempts to find a replacement that is valid for the same schemas as the original text. */
const TRIES = 40;
const YEARS = 10 * 365 * 86_400_000;

/** Returns true for a field that `--keep` names. */
export function isKept({ keep }: Pick<LeafContext, 'keep'>, name: string): boolean {
  return keep.has(name.toLowerCase());
}

/** Returns true for a name that belongs to the API: APIs use it, a description declares it, or the user has named it. */
export function isKnownName({ keepNames, declared }: LeafContext, name: string): boolean {
  return isApiName(name) || keepNames.has(name.toLowerCase()) || declared.isName(name);
}

/** Replaces a text. A text is kept if it is empty, if `--keep` names its field, or if it is a word of the API. */
export function scrubText(context: LeafContext, text: string, place: LeafPlace): Scrubbed {
  const { withheld } = context;
  const { name, at } = place;
  if (text === '' || text === 'true' || text === 'false') return asScrubbed(text);
  // Path segments, hosts and keys are not the value of a field. They are not compared with schemas that belong to no
  // field, such as an `enum` in `components`.
  const hasField = name !== '' || at !== undefined;
  if (isKept(context, name) || (hasField && context.declared.has(name, text)))
    return asScrubbed(text);
  const isPrivate = isSecretName(name) || isPersonalName(name);
  if (hasField && !NAMING.test(name) && !isKindField(name) && PATH_WORD.test(text))
    withheld.addValue(text, isPrivate);
  if (!isPrivate && COUNT.test(name) && /^-?\d{1,6}$/.test(text)) return asScrubbed(text);
  if (!isPrivate && MEDIA.test(text) && isApiName(text.replace('/', '.'))) return asScrubbed(text);
  const formatted = formattedText(context, text, name);
  if (formatted !== undefined) return formatted;
  const replaced = replacementOf(context, text, name);
  if (at === undefined || isPrivate) return asScrubbed(replaced);
  return withheld.word(at, text, replaced) ?? asScrubbed(replaced);
}

/** Returns the text that replaces a word or another text without a format. */
export function replacementOf(context: LeafContext, text: string, name: string): string {
  return WORD.test(text) ? replacedWord(context, text, name) : replacedText(context, text, name);
}

/** Replaces a number with another one that has the same number of digits. */
export function scrubNumber(context: LeafContext, value: number, { name }: LeafPlace): number {
  const text = String(value);
  if (isKept(context, name) || context.declared.has(name, text)) return value;
  if (isSecretName(name)) return Number(replacedText(context, text, name));
  if (COUNT.test(name) && Number.isInteger(value) && Math.abs(value) < 1e6) return value;
  const moved = shiftedEpoch(context, value, name);
  if (moved !== undefined) return moved;
  const replacement = Number(replacedText(context, text, name));
  return Number.isFinite(replacement) ? replacement : 0;
}

/** Shifts a time in seconds or milliseconds since 1970, if the name of the field indicates a time. */
function shiftedEpoch(context: LeafContext, value: number, name: string): number | undefined {
  if (!TIME.test(name) || !Number.isInteger(value)) return undefined;
  const by = shiftOf(context, String(value), name);
  if (value > 1e9 && value < 4e9) return value + Math.round(by / 1000);
  return value > 1e12 && value < 4e12 ? value + by : undefined;
}

/**
 * Returns the number of milliseconds by which a date is shifted. Dates of birth are shifted by a different amount,
 * because one known date of birth would reveal all other dates.
 */
function shiftOf({ cipher, shift }: LeafContext, text: string, name: string): number {
  return BIRTH.test(name) ? cipher.number(`birth ${text}`, YEARS) - YEARS / 2 : shift;
}

function formattedText(context: LeafContext, text: string, name: string): Scrubbed | undefined {
  const format = inferStringFormat([text]);
  if (format === 'uri' || isRelativeAddress(text)) return context.address(text);
  const by = shiftOf(context, text, name);
  const date = shiftedDate(text, by) ?? shiftedHttpDate(text, by);
  return date === undefined ? undefined : asScrubbed(date);
}

/**
 * Replaces a word with one that can be recognized as a replacement. The declared schemas of the field accept it if and
 * only if they accept the word.
 */
function replacedWord({ cipher, declared }: LeafContext, text: string, name: string): string {
  const verdict = declared.verdict(name, text);
  for (let round = 0; round < TRIES; round++) {
    const replacement = cipher.word(text, round);
    if (replacement !== text && declared.verdict(name, replacement) === verdict) return replacement;
  }
  return cipher.word(text);
}

/**
 * Replaces a text with another text of the same format. The declared schemas must accept the replacement if and only if
 * they accept the original text. Otherwise, the replacement is itself replaced. The cipher is a permutation, so two
 * different texts never get the same replacement.
 */
function replacedText({ cipher, declared }: LeafContext, text: string, name: string): string {
  const verdict = declared.verdict(name, text);
  const form = identifierForm(text);
  const isAddress = isIpv4(text);
  let replacement = prefixed(cipher, text);
  for (let count = 0; count < TRIES; count++) {
    const fits = identifierForm(replacement) === form && isIpv4(replacement) === isAddress;
    if (fits && replacement !== text && declared.verdict(name, replacement) === verdict)
      return replacement;
    replacement = prefixed(cipher, replacement);
  }
  return prefixed(cipher, text);
}

/**
 * Replaces each character, and keeps checksums valid. A prefix is replaced separately: `cus_` in `cus_NffrFeUfNV2Hib`.
 */
function prefixed({ replace }: Cipher, text: string): string {
  if (isLuhn(text)) return withLuhn(replace(text));
  if (isIban(text)) return withIbanChecksum(text.slice(0, 4) + replace(text.slice(4)));
  const [, prefix, rest] = /^([A-Za-z]{2,6}_)([A-Za-z0-9]{6,})$/.exec(text) ?? [];
  return prefix === undefined || rest === undefined
    ? replace(text)
    : replace(prefix) + replace(rest);
}

function isRelativeAddress(text: string): boolean {
  return text.startsWith('/') && !/\s/.test(text) && /[/?=]/.test(text.slice(1));
}
