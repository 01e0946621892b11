/**
 * Parses JSON in the form in which people write it in collections: with variables outside strings, with comments, and
 * with trailing commas.
 */
import { advanced } from '../../../base/foundation/scan.js';
import type { Json } from '../../../model/schema.js';
import { parseEmbedded } from '../../source/json/embedded.js';
import { BARE_VARIABLE } from '../infer/placeholder.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

export interface JsonText {
  readonly value: Json;
  /** True if the text had to be repaired because it was not valid JSON. */
  readonly repaired: boolean;
  /** Numbers that JSON cannot represent, in their original spelling. In the value, they are `null`. */
  readonly notFinite: readonly string[];
}

const LENGTH = 4_000_000;
const VARIABLE = /\{\{[^{}"\n]{0,200}\}\}/y;
const PLAIN = /\s+|[^"/\s{},[\]]+/y;

/**
 * Parses a text as JSON. A variable outside a string becomes a text that begins with `BARE_VARIABLE`, because the type
 * of its value is unknown.
 * @param text the text of a body
 * @returns `undefined` if the text cannot be repaired, or is too large or too deeply nested
 */
export function readJsonText(text: string): JsonText | undefined {
  if (text.length > LENGTH) return undefined;
  const strict = parse(text);
  if (strict !== undefined) return { ...strict, repaired: false };
  const repaired = parse(repair(text));
  return repaired && { ...repaired, repaired: true };
}

/**
 * Converts plain data to JSON whose objects are maps.
 * @returns `undefined` if the data is nested too deep
 */
export function toBoundedJson(value: unknown, depth = 0): Json | undefined {
  if (depth > READING_LIMITS.collectionBodyDepth.most) return undefined;
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      const json = toBoundedJson(item, depth + 1);
      if (json === undefined) return undefined;
      items.push(json);
    }
    return items;
  }
  if (typeof value === 'object' && value !== null) {
    const members = new Map<string, Json>();
    for (const [key, item] of Object.entries(value)) {
      const json = toBoundedJson(item, depth + 1);
      if (json === undefined) return undefined;
      members.set(key, json);
    }
    return members;
  }
  return value === undefined ? null : (value as Json);
}

function parse(text: string): Pick<JsonText, 'value' | 'notFinite'> | undefined {
  const found = parseEmbedded(text);
  const value = found && toBoundedJson(found.value);
  return found && value !== undefined ? { value, notFinite: found.notFinite } : undefined;
}

/** Removes comments and trailing commas, and quotes variables outside strings. */
function repair(text: string): string {
  const out: string[] = [];
  let comma = -1;
  for (let at = 0; at < text.length;) {
    const end = endOfToken(text, at);
    if (end < 0) return text;
    const token = text.slice(at, end);
    at = advanced(at, end);
    if (/^(?:\s|\/[/*])/.test(token)) {
      out.push(' ');
      continue;
    }
    if ((token === '}' || token === ']') && comma >= 0) out[comma] = '';
    comma = token === ',' ? out.length : -1;
    if (token.startsWith('{{')) out.push(JSON.stringify(BARE_VARIABLE + token));
    else out.push(token.startsWith('"') ? controlsEscaped(token) : token);
  }
  return out.join('');
}

/** Returns the end of the token that starts at an index; -1 if a string or a comment is not closed. */
function endOfToken(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at);
  if (text.startsWith('//', at)) {
    const line = text.indexOf('\n', at);
    return line < 0 ? text.length : line;
  }
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? -1 : close + 2;
  }
  VARIABLE.lastIndex = at;
  const variable = VARIABLE.exec(text);
  if (variable) return at + variable[0].length;
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(text);
  return at + (plain ? plain[0].length : 1);
}

function endOfString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"') return index + 1;
  }
  return -1;
}

/** Escapes line breaks inside a string. JSON does not allow them, but clients send them unchanged. */
function controlsEscaped(token: string): string {
  return token.replace(/[\u0000-\u001f]/g, (control) => JSON.stringify(control).slice(1, -1));
}
