/**
 * Prepares texts of an API description for AI agents. They are quoted, on one line, without invisible characters, and
 * shortened.
 */
import { plainLine, type Json } from '../../../kit.js';

/** Matches a Markdown link. The link is replaced with its label, because its URL is long and not useful to an agent. */
const LINK = /\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g;

/**
 * Quotes a text of the API description.
 * @param most the maximum number of characters; a longer text is cut off after a word
 */
export function quoted(foreign: string, most: number): string {
  // The text must not contain the closing quotation mark.
  const plain = plainLine(foreign.replace(LINK, '$1')).replaceAll('"', "'");
  const characters = [...plain];
  if (characters.length <= most) return `"${plain}"`;
  const cut = characters.slice(0, most + 1).join('');
  const end = cut.lastIndexOf(' ');
  // A text in a language without spaces, or one very long word, has no space near the end. It is cut within the
  // word.
  const kept = end < most / 2 ? characters.slice(0, most).join('') : cut.slice(0, end);
  return `"${kept}…"`;
}

const MOST_OF_FIELD = 300;
/**
 * Keywords whose values map names to schemas. A name in such a map is not a keyword, even if it is spelled like one.
 */
const BY_NAME = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
/** Keywords whose values are JSON values instead of schemas. */
const VALUES = new Set(['enum', 'const', 'default', 'required', 'dependentRequired', 'type']);
/**
 * Keywords whose values agents receive unchanged, unless a value contains line breaks or invisible characters. Such a
 * value is moved to the schema's `description` field, after the words to which the keyword is mapped here.
 */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['enum', 'One of'],
  ['const', 'Always'],
  ['default', 'By default'],
]);
/** Keywords that are omitted, because an agent does not need them for a call. */
const LEFT_OUT = new Set(['title', '$comment', 'examples', 'example', 'externalDocs', 'xml']);

/**
 * Returns a schema in which every text of the API description is quoted. A value with line breaks or invisible
 * characters is moved to the schema's `description` field and escaped as in JSON. Otherwise, an agent could mistake the
 * value for instructions.
 */
export function quotedSchema(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(quotedSchema);
  if (!(schema instanceof Map)) return schema;
  const members = new Map<string, Json>();
  const notes: string[] = [];
  for (const [key, value] of schema as ReadonlyMap<string, Json>) {
    const words = LABELS.get(key);
    if (LEFT_OUT.has(key)) continue;
    if (key === 'description') {
      if (typeof value === 'string') members.set(key, quoted(value, MOST_OF_FIELD));
    } else if (words !== undefined && !isPlain(value)) {
      notes.push(`${words}: ${escapedJson(value)}`);
    } else if (VALUES.has(key)) {
      members.set(key, value);
    } else if (BY_NAME.has(key) && value instanceof Map) {
      const named = [...(value as ReadonlyMap<string, Json>)];
      members.set(key, new Map(named.map(([name, one]) => [name, quotedSchema(one)])));
    } else members.set(key, quotedSchema(value));
  }
  if (notes.length === 0) return members;
  const description = members.get('description');
  return members.set(
    'description',
    [...(description === undefined ? [] : [description]), ...notes].join(' '),
  );
}

/** Returns true if all texts in a value contain only visible characters and spaces, and no line breaks. */
function isPlain(value: Json): boolean {
  if (typeof value === 'string') return value.search(UNPLAIN) === -1;
  if (Array.isArray(value)) return (value as readonly Json[]).every(isPlain);
  if (!(value instanceof Map)) return true;
  return [...(value as ReadonlyMap<string, Json>)].flat().every(isPlain);
}

/** Matches a character other than letters, digits, punctuation, symbols, accents and spaces. */
const UNPLAIN = /[^\p{L}\p{N}\p{P}\p{S}\p{M} ]/gu;

/** Returns JSON on one line. Invisible characters are escaped, and long values are truncated. */
function escapedJson(value: Json): string {
  const escaped = oneLineJson(value).replace(UNPLAIN, (found) =>
    Array.from({ length: found.length }, (_, at) => unicodeEscape(found.charCodeAt(at))).join(''),
  );
  return escaped.length <= MOST_OF_FIELD ? escaped : `${escaped.slice(0, MOST_OF_FIELD)}…`;
}

function oneLineJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(oneLineJson).join(', ')}]`;
  if (!(value instanceof Map)) return String(value as number | bigint | boolean | null);
  const members = [...(value as ReadonlyMap<string, Json>)];
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}: ${oneLineJson(one)}`).join(', ')}}`;
}

function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
