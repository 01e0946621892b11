/**
 * Encoders of single tokens: strings, numbers, names and keys. Each encodes every input or throws; none passes text
 * through.
 */
import { UNPRINTABLE } from '../../../base/foundation/invisible.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import { describe } from '../describe.js';
import { rowDoc, textDoc, type Doc } from '../layout/index.js';
import { isIdentifier, isMemberName } from './names.js';
import { wrap } from './opaque.js';
import type { Code } from './opaque.js';

/** Characters that some literal escapes. Most texts contain none. */
const SPECIAL = /[^ !#-)+-;=-[\]-~]/;

/** Characters that are printable, or that JSON itself escapes. */
const ASCII = /^[\b\t\n\f\r\x20-\x7e]*$/;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
]);

/** JSON escapes of every UTF-16 unit. */
function escapeUnits(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const short = SHORT.get(text.charAt(at));
    out += short ?? '\\u' + text.charCodeAt(at).toString(16).padStart(4, '0');
  }
  return out;
}

/**
 * Writes a text as JSON, with invisible characters escaped as well.
 * @returns the text in double quotes
 */
export function quoteJson(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  if (ASCII.test(text)) return JSON.stringify(text);
  const escaped = text.replace(/["\\]/g, '\\$&').replace(UNPRINTABLE, escapeUnits);
  return `"${escaped}"`;
}

/**
 * Writes a TypeScript string literal that prettier leaves unchanged. HTML or a comment around it cannot be ended by it.
 */
export function quote(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  const doubles = text.split('"').length;
  const mark = doubles > text.split("'").length ? "'" : '"';
  const escaped = text
    .replace(/["'\\]/g, (found) => (found === '\\' || found === mark ? '\\' + found : found))
    .replace(UNPRINTABLE, escapeUnits)
    .replace(/<(?=\/|!--)/g, '\\u003c')
    .replace(/\*\//g, '*\\u002f');
  return mark + escaped + mark;
}

/** The same as a document. */
export function quoteDoc(text: string): Doc {
  return SPECIAL.test(text) ? textDoc(quote(text)) : `"${text}"`;
}

/**
 * A string literal.
 * @param text any text
 * @throws TypeError if it is not a string
 */
export function lit(text: string): Code {
  if (typeof text !== 'string') throw new TypeError(`lit() takes a string, got ${describe(text)}`);
  return wrap(quoteDoc(text));
}

/** Writes a number as prettier does. */
function numberText(n: number | bigint): string {
  if (typeof n === 'bigint') return `${n}n`;
  if (typeof n !== 'number' || !Number.isFinite(n)) {
    throw new TypeError(`num() takes a finite number or a bigint, got ${describe(n)}`);
  }
  return Object.is(n, -0) ? '-0' : String(n).replace('e+', 'e');
}

/**
 * A numeric literal.
 * @throws TypeError for anything but a finite number or a bigint
 */
export function num(n: number | bigint): Code {
  return wrap(numberText(n), undefined, 'number');
}

/**
 * `true` or `false`.
 * @throws TypeError for anything but a boolean
 */
export function bool(value: boolean): Code {
  if (typeof value !== 'boolean') {
    throw new TypeError(`bool() takes a boolean, got ${describe(value)}`);
  }
  return value ? TRUE : FALSE;
}

const TRUE = wrap('true');
const FALSE = wrap('false');

/**
 * An identifier.
 * @param name a legal identifier that is not reserved
 * @throws TypeError for other text: names must be made valid earlier, they are not cleaned here
 */
export function ident(name: string): Code {
  if (typeof name !== 'string' || !isIdentifier(name)) {
    throw new TypeError('ident() needs a valid identifier that is not a reserved word');
  }
  return wrap(name);
}

/** Letters that prettier accepts in unquoted keys: the common alphabets of the basic multilingual plane. */
const LETTERS =
  '$A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02c1\\u0391-\\u03a1\\u03a3-\\u03c9\\u0400-\\u0481\\u048a-\\u052f\\u05d0-\\u05ea' +
  '\\u0620-\\u064a\\u0905-\\u0939\\u0e01-\\u0e30\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fd5\\uac00-\\ud7a3';
const BARE_KEY = new RegExp(`^[${LETTERS}][0-9${LETTERS}]*$`);
const LOOKS_BARE = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Writes a property key, quoted only if prettier's `as-needed` quotes it; never computed. */
export function keyText(name: string): string {
  if (BARE_KEY.test(name)) return name;
  const quoted = quote(name);
  // Prettier would unquote letters that are not listed above. An escape sequence prevents that.
  return LOOKS_BARE.test(name) ? quoted.replace(/[^\x20-\x7e]/g, escapeUnits) : quoted;
}

/**
 * The key of a property: unquoted if possible. `__proto__` is written as a computed key, because it would otherwise set
 * the prototype.
 * @param name any text
 */
export function key(name: string): Code {
  return wrap(keyDoc(name));
}

/** The same as a document. */
export function keyDoc(name: string): Doc {
  if (typeof name !== 'string') throw new TypeError(`key() takes a string, got ${describe(name)}`);
  if (name === '__proto__') return '["__proto__"]';
  return plainKeyDoc(name);
}

/** Cached, because most property names occur many times. */
const plainKeyDoc = memoizeByText((name): Doc =>
  isMemberName(name) ? name : textDoc(keyText(name)),
);

/**
 * Prints an access to a property: `.name` if the name allows it, otherwise `["na-me"]`.
 * @param name any text
 */
export function access(name: string): Code {
  if (typeof name !== 'string') {
    throw new TypeError(`access() takes a string, got ${describe(name)}`);
  }
  return wrap(isMemberName(name) ? `.${name}` : elementDoc(name));
}

/** `["name"]` */
export function elementDoc(name: string): Doc {
  return rowDoc(['[', quoteDoc(name), ']']);
}
