/** The words of a description as agents read them: quoted, on one line, without what cannot be seen, and not long. */
import { plainLine, type Json } from '../../../kit.js';

/** A link of Markdown: where it leads to says little to an agent, and is long. */
const LINK = /\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g;

/**
 * A text of the description as the API's words.
 * @param most characters, at which it ends behind a word
 */
export function quoted(foreign: string, most: number): string {
  // Nothing in the quotes ends them.
  const plain = plainLine(foreign.replace(LINK, '$1')).replaceAll('"', "'");
  const characters = [...plain];
  if (characters.length <= most) return `"${plain}"`;
  const cut = characters.slice(0, most + 1).join('');
  const end = cut.lastIndexOf(' ');
  // A language without blanks, or one long word.
  const kept = end < most / 2 ? characters.slice(0, most).join('') : cut.slice(0, end);
  return `"${kept}…"`;
}

const MOST_OF_FIELD = 300;
/** Members that hold schemas by names that are no keywords. */
const BY_NAME = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
/** Members that hold values, and no schemas. */
const VALUES = new Set(['enum', 'const', 'default', 'required', 'dependentRequired', 'type']);
/** Values that a description writes, which reach an agent as they stand, and the words for them. */
const SAID: ReadonlyMap<string, string> = new Map([
  ['enum', 'One of'],
  ['const', 'Always'],
  ['default', 'By default'],
]);
/** Keywords that are omitted, because a caller does not need them. */
const LEFT_OUT = new Set(['title', '$comment', 'examples', 'example', 'externalDocs', 'xml']);

/**
 * Returns a schema in which every text of the description is quoted. A value with line breaks or invisible characters
 * moves to the description, escaped as in JSON: unquoted, it could be mistaken for instructions.
 */
export function quotedSchema(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(quotedSchema);
  if (!(schema instanceof Map)) return schema;
  const members = new Map<string, Json>();
  const told: string[] = [];
  for (const [key, value] of schema as ReadonlyMap<string, Json>) {
    const words = SAID.get(key);
    if (LEFT_OUT.has(key)) continue;
    if (key === 'description') {
      if (typeof value === 'string') members.set(key, quoted(value, MOST_OF_FIELD));
    } else if (words !== undefined && !isPlain(value)) {
      told.push(`${words}: ${escapedJson(value)}`);
    } else if (VALUES.has(key)) {
      members.set(key, value);
    } else if (BY_NAME.has(key) && value instanceof Map) {
      const named = [...(value as ReadonlyMap<string, Json>)];
      members.set(key, new Map(named.map(([name, one]) => [name, quotedSchema(one)])));
    } else members.set(key, quotedSchema(value));
  }
  if (told.length === 0) return members;
  const stated = members.get('description');
  return members.set('description', [...(stated === undefined ? [] : [stated]), ...told].join(' '));
}

/** Whether all texts of a value are lines that print. */
function isPlain(value: Json): boolean {
  if (typeof value === 'string') return value.search(UNPLAIN) === -1;
  if (Array.isArray(value)) return (value as readonly Json[]).every(isPlain);
  if (!(value instanceof Map)) return true;
  return [...(value as ReadonlyMap<string, Json>)].flat().every(isPlain);
}

/** All but letters, digits, signs, accents and spaces. */
const UNPLAIN = /[^\p{L}\p{N}\p{P}\p{S}\p{M} ]/gu;

/** JSON on one line: non-printing characters are escaped, and long values are truncated. */
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
