/** What is left of traffic before it is written: its form. Secrets, texts and names of people are replaced. */
import { inferStringFormat } from '../../read/infer/format.js';
import { isPersonName, isSecretName, isSecretValue, REDACTED } from '../../read/secret.js';
import { identifierForm } from '../../read/infer/identifier.js';
import { SOME_ADDRESS, SOME_EMAIL, SOME_TEXT, SOMEONE } from '../../read/traffic/replaced.js';
import { percentDecoded, percentEncoded } from '../../foundation/percent-encoding.js';

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
    return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`;
  }
  if (lower === 'cookie' || lower === 'set-cookie') {
    const pieces = lower === 'cookie' ? value.split(';') : [value.split(';', 1)[0] ?? ''];
    return pieces.map((piece) => `${piece.split('=', 1)[0]?.trim() ?? ''}=${REDACTED}`).join('; ');
  }
  if (lower === 'location' || lower === 'referer' || lower === 'link') return scrubUrls(value);
  return isSecretName(name) || isSecretValue(value) ? REDACTED : scrubHeaderText(value);
}

function scrubUrls(value: string): string {
  return value.replace(/https?:\/\/[^\s<>"']{1,4000}/g, scrubUrl);
}

/** Settings have punctuation that a text of a body has not; an address of mail among them is none. */
function scrubHeaderText(value: string): string {
  const pieces = value.split(/([\s<>,;:"'()=]+)/);
  return pieces.map((piece) => (isEmail(piece) ? SOME_EMAIL : piece)).join('');
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
  const query = pairsOf(url.search).map(([name, value]) => {
    const kept = isSecretName(name) ? percentEncoded(REDACTED) : scrubList(value);
    return `${percentEncoded(name)}=${kept}`;
  });
  return `${url.origin}${segments.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** The names of a query, and their values as they were sent. */
function pairsOf(search: string): [name: string, value: string][] {
  const pieces = search.slice(1).split('&');
  return pieces.flatMap((piece): [string, string][] => {
    if (piece === '') return [];
    const [name = ''] = piece.split('=', 1);
    return [[percentDecoded(name), piece.slice(name.length + 1)]];
  });
}

/** Values of a list stay as many as they were: what stands between them is part of the form. */
function scrubList(value: string): string {
  const pieces = value.split(/(,|\||%2C|%7C)/i);
  const scrubbed = pieces.map((piece, index) =>
    index % 2 === 1 || piece === '' ? piece : percentEncoded(scrubText(percentDecoded(piece))),
  );
  // A text of somebody has commas, too.
  return scrubbed.some((piece, index) => index % 2 === 0 && percentDecoded(piece) === SOME_TEXT)
    ? percentEncoded(SOME_TEXT)
    : scrubbed.join('');
}

function scrubWord(text: string): string {
  return isSecretValue(text) ? REDACTED : text;
}

/**
 * JSON of which the form is left: ids, dates, numbers and words stay, all else is replaced by a text of its format.
 * @param value as `JSON.parse` returns it
 * @param name of the field that holds it
 */
export function scrubJson(value: unknown, name = '', depth = 0): unknown {
  if (depth > DEPTH) return null;
  if (typeof value === 'string' || typeof value === 'number') {
    if (isSecretName(name)) return typeof value === 'string' ? REDACTED : 0;
    if (typeof value === 'number') return value;
    return isPersonName(name) ? SOMEONE : scrubText(value);
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
  if (isSecretValue(text)) return REDACTED;
  const format = inferStringFormat([text]);
  if (format === 'email') return SOME_EMAIL;
  if (format === 'uri') return SOME_ADDRESS;
  if (format !== undefined) return text;
  const form = identifierForm(text);
  if (form !== undefined) return form === 'token' && text.length > 40 ? REDACTED : text;
  return WORD.test(text) ? text : SOME_TEXT;
}
