/** What a schema says of itself, above its type. */
import { EMPTY, jsdoc, type Code } from '../emit/typescript/code.js';
import { jsonLine } from '../emit/json/index.js';
import { tellingFormat } from '../model/formats.js';
import { statedPhrases } from '../model/keywords/rows.js';
import type { Schema } from '../model/schema.js';

/** Longer examples stand elsewhere. */
const LONGEST_EXAMPLE = 200;

/**
 * What a schema says of itself, as a comment: its description, or its title, and tags for the
 * default, the format and deprecation.
 * @param isWhole whether limits and an example are said, too: for those who read types, and no checks
 */
export function schemaComment(schema: Schema, isWhole = false): Code {
  const further = isWhole ? furtherTags(schema) : NONE;
  const text = schema.description ?? schema.title ?? '';
  const format = tellingFormat(schema);
  const isTold = format !== undefined || schema.default !== undefined || schema.deprecated === true;
  if (!isTold && further.length === 0) {
    return text === '' ? EMPTY : jsdoc(text);
  }
  return jsdoc(
    text,
    format !== undefined && { tag: 'format', text: format },
    schema.default !== undefined && { tag: 'default', text: jsonLine(schema.default) },
    schema.deprecated === true && { tag: 'deprecated' },
    ...further,
  );
}

interface Tag {
  readonly tag: string;
  readonly text?: string;
}

const NONE: readonly Tag[] = [];

function furtherTags(schema: Schema): readonly Tag[] {
  let tags: Tag[] | undefined;
  for (const { keyword, value, flagWord } of statedPhrases(schema)) {
    const text = flagWord === undefined ? { text: String(value) } : undefined;
    (tags ??= []).push({ tag: keyword, ...text });
  }
  const example = schema.examples?.[0];
  if (example !== undefined && example !== null && example !== '') {
    const text = jsonLine(example);
    if (text.length <= LONGEST_EXAMPLE) (tags ??= []).push({ tag: 'example', text });
  }
  return tags ?? NONE;
}
