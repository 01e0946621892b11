/** What is left of traffic before it is written: its form. Secrets, texts and names of people are replaced. */
import { inferStringFormat } from '../../read/infer/format.js';
import { isSecretName, isSecretValue } from '../../read/secret.js';
import { identifierForm } from '../../read/traffic/identifier.js';
import { percentDecoded, percentEncoded } from '../../foundation/percent-encoding.js';

/** What stands in the place of a secret. */
export const REPLACED = '<redacted>';

/** Fields that hold names of people. */
const PEOPLE =
  /^(?:(?:first|last|full|family|given|middle|real|display|nick|user|screen)[-_ ]?)?name$|^(?:author|owner|nick|surname|login|phone|mobile)$/i;
/** A word that an API may have made up. Anything longer, or with spaces, is a text of somebody. */
const WORD = /^[\w.:/+-]{0,30}$/;
const DEPTH = 100;

/**
 * The value of a header, without what it proves. Of credentials the scheme stays, of cookies the names.
 * @param name in any case
 */
export function scrubHeader(name: string, value: string): string {
  const lower = name.toLowerCase();
  if (lower === 'authorization' || lower === 'proxy-authorization') {
    const scheme = /^[A-Za-z][\w-]{0,39}(?=\s)/.exec(value.trim())?.[0];
    return scheme === undefined ? REPLACED : `${scheme} ${REPLACED}`;
  }
  if (lower === 'cookie' || lower === 'set-cookie') {
    const pieces = lower === 'cookie' ? value.split(';') : [value.split(';', 1)[0] ?? ''];
    return pieces.map((piece) => `${piece.split('=', 1)[0]?.trim() ?? ''}=${REPLACED}`).join('; ');
  }
  if (lower === 'location' || lower === 'referer' || lower === 'link') return scrubUrls(value);
  return isSecretName(name) || isSecretValue(value) ? REPLACED : scrubHeaderText(value);
}

function scrubUrls(value: string): string {
  return value.replace(/https?:\/\/[^\s<>"']{1,4000}/g, scrubUrl);
}

/** Settings have punctuation that a text of a body has not; an address of mail among them is none. */
function scrubHeaderText(value: string): string {
  const pieces = value.split(/([\s<>,;:"'()=]+)/);
  return pieces.map((piece) => (isEmail(piece) ? 'someone@example.com' : piece)).join('');
}

function isEmail(text: string): boolean {
  return inferStringFormat([text]) === 'email';
}

/**
 * An address without user, password, fragment and secrets.
 * @param text an absolute URL; anything else becomes empty
 */
export function scrubUrl(text: string): string {
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  const segments = url.pathname.split('/').map((segment) => {
    const plain = percentDecoded(segment);
    const scrubbed = identifierForm(plain) === undefined ? scrubWord(plain) : scrubText(plain);
    return scrubbed === plain ? segment : percentEncoded(scrubbed);
  });
  const query = [...url.searchParams].map(([name, value]) => {
    const kept = isSecretName(name) ? REPLACED : scrubText(value);
    return `${percentEncoded(name)}=${percentEncoded(kept)}`;
  });
  return `${url.origin}${segments.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function scrubWord(text: string): string {
  return isSecretValue(text) ? REPLACED : text;
}

/**
 * JSON of which the form is left: ids, dates, numbers and words stay, all else is replaced by a text of its format.
 * @param value as `JSON.parse` returns it
 * @param name of the field that holds it
 */
export function scrubJson(value: unknown, name = '', depth = 0): unknown {
  if (depth > DEPTH) return null;
  if (typeof value === 'string' || typeof value === 'number') {
    if (isSecretName(name)) return typeof value === 'string' ? REPLACED : 0;
    if (typeof value === 'number') return value;
    return PEOPLE.test(name) ? 'Someone' : scrubText(value);
  }
  if (Array.isArray(value)) return value.map((item) => scrubJson(item, name, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, item]): [string, unknown] => [
    scrubKey(key),
    scrubJson(item, key, depth + 1),
  ]);
  return Object.fromEntries(members);
}

/** Names of fields stay; what is none is replaced like a text. */
function scrubKey(key: string): string {
  const isName = key.length <= 80 && !/\s/.test(key) && !isEmail(key);
  return isName && !isSecretValue(key) ? key : scrubText(key);
}

/** A text with the format of the text, and nothing else of it. */
export function scrubText(text: string): string {
  if (isSecretValue(text)) return REPLACED;
  const format = inferStringFormat([text]);
  if (format === 'email') return 'someone@example.com';
  if (format === 'uri') return 'https://example.com/';
  if (format !== undefined) return text;
  const form = identifierForm(text);
  if (form !== undefined) return form === 'token' && text.length > 40 ? REPLACED : text;
  return WORD.test(text) ? text : 'text';
}
