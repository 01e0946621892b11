/** Data as YAML: every text is a double-quoted scalar, so YAML cannot read it as another type. */
import { quoteJson } from '../../print/emit/typescript/literal.js';
import { isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';

/**
 * A list or a map as block YAML, laid out as prettier does.
 * @param data at the root a list or a map that is not empty
 * @returns lines without a final newline
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

/** Words that YAML 1.1 or 1.2 reads as another type stay quoted. */
const PLAIN_KEY = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][\w-]*$/i;

function keyText(key: string): string {
  return PLAIN_KEY.test(key) ? key : quoted(key);
}

/** prettier would turn `"\""` into `'"'`; an escape that only double quotes know stops that. */
function quoted(text: string): string {
  return quoteJson(text).replace(/\\(.)/g, (escape, what: string) =>
    what === '"' ? '\\u0022' : escape,
  );
}
