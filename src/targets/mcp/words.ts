/** The words of a description as agents read them: quoted, on one line, without what cannot be seen, and not long. */
import { plainLine, type Json } from '../../kit.js';

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
/** What says nothing that a caller needs. */
const LEFT_OUT = new Set(['title', '$comment', 'examples', 'example', 'externalDocs', 'xml']);

/** A schema in which every text for people is quoted. */
export function quotedSchema(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(quotedSchema);
  if (!(schema instanceof Map)) return schema;
  const members = [...(schema as ReadonlyMap<string, Json>)].flatMap(
    ([key, value]): [string, Json][] => {
      if (LEFT_OUT.has(key)) return [];
      if (key === 'description')
        return typeof value === 'string' ? [[key, quoted(value, MOST_OF_FIELD)]] : [];
      if (VALUES.has(key)) return [[key, value]];
      if (BY_NAME.has(key) && value instanceof Map) {
        const named = [...(value as ReadonlyMap<string, Json>)];
        return [[key, new Map(named.map(([name, one]) => [name, quotedSchema(one)]))]];
      }
      return [[key, quotedSchema(value)]];
    },
  );
  return new Map(members);
}
