/** Prints data as YAML. Each string is double-quoted, so that YAML cannot parse it as another type. */
import { quoteJson } from '../../print/emit/typescript/literal.js';
import { isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';

/**
 * Prints a list or a map as block YAML, with the layout of Prettier.
 * @param data a list or a map that is not empty
 * @returns the lines without a final line break
 */
export function yamlText(data: Json): string {
  return block(data).join('\n');
}

function block(data: Json): string[] {
  if (Array.isArray(data) && data.length > 0) {
    return data.flatMap((item: Json) => {
      const [first = '', ...rest] = block(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (isJsonObject(data) && data.size > 0) {
    return [...data].flatMap(([key, value]) => {
      if (!nested(value)) return [`${keyText(key)}: ${scalar(value)}`];
      return [`${keyText(key)}:`, ...block(value).map((line) => `  ${line}`)];
    });
  }
  return [scalar(data)];
}

function nested(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof Map && value.size > 0;
}

function scalar(value: Json): string {
  if (Array.isArray(value)) return '[]';
  if (value instanceof Map) return '{}';
  return typeof value === 'string' ? quoted(value) : String(value);
}

/**
 * Matches keys that need no quotes. Words that YAML 1.1 or 1.2 parses as another type, such as `no`, keep their quotes.
 */
const PLAIN_KEY = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][\w-]*$/i;

function keyText(key: string): string {
  return PLAIN_KEY.test(key) ? key : quoted(key);
}

/**
 * Escapes a quote as `\u0022`, because Prettier would change `"\""` into `'"'`. Only double-quoted strings have this
 * escape.
 */
function quoted(text: string): string {
  return quoteJson(text).replace(/\\(.)/g, (escape, what: string) =>
    what === '"' ? '\\u0022' : escape,
  );
}
