/**
 * Encoders for single tokens: strings, numbers, names and keys. An encoder either encodes its input or throws. It
 * never copies untrusted text unchecked.
 */
import { UNPRINTABLE } from '../../../base/foundation/invisible.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import { describe } from '../describe.js';
import { rowDoc, textDoc, type Doc } from '../layout/index.js';
import { isIdentifier, isMemberName } from './names.js';
import { wrap } from './opaque.js';
import type { Code } from './opaque.js';

/** Matches characters that must be escaped in at least one kind of literal. Most texts contain none of them. */
const SPECIAL = /[^ !#-)+-;=-[\]-~]/;

/** Matches text whose characters are all printable or escaped by `JSON.stringify`. */
const ASCII = /^[\b\t\n\f\r\x20-\x7e]*$/;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
]);

/** Writes each UTF-16 unit as a JSON escape sequence. */
function escapeUnits(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const short = SHORT.get(text.charAt(at));
    out += short ?? '\\u' + text.charCodeAt(at).toString(16).padStart(4, '0');
  }
  return out;
}

/** Writes a text as a JSON string, in double quotes. Unlike `JSON.stringify`, it also escapes invisible characters. */
export function quoteJson(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  if (ASCII.test(text)) return JSON.stringify(text);
  const escaped = text.replace(/["\\]/g, '\\$&').replace(UNPRINTABLE, escapeUnits);
  return `"${escaped}"`;
}

/**
 * Writes a TypeScript string literal, in the quotes that prettier would choose. Its content cannot end an HTML script
 * element or a comment that contains the literal.
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

/** Writes a TypeScript string literal as a document of the layout engine. */
export function quoteDoc(text: string): Doc {
  return SPECIAL.test(text) ? textDoc(quote(text)) : `"${text}"`;
}

/**
 * A string literal.
 * @param text any text
 * @throws TypeError if `text` is not a string
 */
export function lit(text: string): Code {
  if (typeof text !== 'string') throw new TypeError(`lit() takes a string, got ${describe(text)}`);
  return wrap(quoteDoc(text));
}

/** Writes a number in the way prettier does. */
function numberText(n: number | bigint): string {
  if (typeof n === 'bigint') return `${n}n`;
  if (typeof n !== 'number' || !Number.isFinite(n)) {
    throw new TypeError(`num() takes a finite number or a bigint, got ${describe(n)}`);
  }
  return Object.is(n, -0) ? '-0' : String(n).replace('e+', 'e');
}

/**
 * A numeric literal.
 * @throws TypeError if `n` is not a finite number or a bigint
 */
export function num(n: number | bigint): Code {
  return wrap(numberText(n), undefined, 'number');
}

/**
 * `true` or `false`.
 * @throws TypeError if `value` is not a boolean
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
 * @param name a valid identifier that is not reserved
 * @throws TypeError for any other text: the name is checked, not corrected
 */
export function ident(name: string): Code {
  if (typeof name !== 'string' || !isIdentifier(name)) {
    throw new TypeError('ident() needs a valid identifier that is not a reserved word');
  }
  return wrap(name);
}

/** The letters that prettier accepts in unquoted keys: common alphabets of the basic multilingual plane. */
const LETTERS =
  '$A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02c1\\u0391-\\u03a1\\u03a3-\\u03c9\\u0400-\\u0481\\u048a-\\u052f\\u05d0-\\u05ea' +
  '\\u0620-\\u064a\\u0905-\\u0939\\u0e01-\\u0e30\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fd5\\uac00-\\ud7a3';
const BARE_KEY = new RegExp(`^[${LETTERS}][0-9${LETTERS}]*$`);
const LOOKS_BARE = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Writes a property key. It is quoted only if prettier would quote it, and never computed. */
export function keyText(name: string): string {
  if (BARE_KEY.test(name)) return name;
  const quoted = quote(name);
  // Prettier removes the quotes around some letters that are not in the list above. Escape sequences prevent that.
  return LOOKS_BARE.test(name) ? quoted.replace(/[^\x20-\x7e]/g, escapeUnits) : quoted;
}

/**
 * A property key, unquoted if possible. `__proto__` is written as a computed key; otherwise it would set the
 * prototype.
 * @param name any text
 */
export function key(name: string): Code {
  return wrap(keyDoc(name));
}

/** Writes a property key as a document of the layout engine. */
export function keyDoc(name: string): Doc {
  if (typeof name !== 'string') throw new TypeError(`key() takes a string, got ${describe(name)}`);
  if (name === '__proto__') return '["__proto__"]';
  return plainKeyDoc(name);
}

/** Returns the key for a property name. The result is cached, because most property names occur many times. */
const plainKeyDoc = memoizeByText((name): Doc =>
  isMemberName(name) ? name : textDoc(keyText(name)),
);

/**
 * Prints a property access: `.name` if the name is an identifier, otherwise `["na-me"]`.
 * @param name any text
 */
export function access(name: string): Code {
  if (typeof name !== 'string') {
    throw new TypeError(`access() takes a string, got ${describe(name)}`);
  }
  return wrap(isMemberName(name) ? `.${name}` : elementDoc(name));
}

export function elementDoc(name: string): Doc {
  return rowDoc(['[', quoteDoc(name), ']']);
}
