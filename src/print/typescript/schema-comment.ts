/** Writes the comment above the type of a schema. */
import { EMPTY, jsdoc, type Code } from '../emit/typescript/code.js';
import { enumText } from './enum-values.js';
import { jsonLine } from '../emit/json/index.js';
import { distinctFormat } from '../../model/formats.js';
import { declaredPhrases } from '../../model/keywords/rows.js';
import type { Schema } from '../../model/schema.js';

/** An example is omitted from the comment if its text is longer than this number of characters. */
const LONGEST_EXAMPLE = 200;

/**
 * The tags that a comment contains. `form` selects only the format, because the checks after the comment contain the
 * limits. `limits` adds the limits. `example` also adds an example.
 */
export type CommentDetail = 'form' | 'limits' | 'example';

/** Writes a comment from the annotations of a schema: its description or title, and its tags. */
export function schemaComment(schema: Schema, detail: CommentDetail = 'limits'): Code {
  const tags = schemaTags(schema, detail);
  const text = schema.description ?? schema.title ?? '';
  const values = enumText(schema) || alternativesText(schema);
  if (tags.length > 0 || values !== '') return jsdoc(text, values, ...tags);
  return text === '' ? EMPTY : jsdoc(text);
}

/** Returns the titles and descriptions of the inline alternatives of a union. Named ones have their own comments. */
function alternativesText(schema: Schema): string {
  if (schema.kind !== 'union') return '';
  const texts = schema.members.flatMap(({ kind, title, description }) => {
    const text = [title, description?.trim().replace(/\s+/g, ' ')].filter(Boolean).join(': ');
    return kind === 'ref' || text === '' ? [] : [`- ${text}`];
  });
  return texts.length < 2 ? '' : texts.join('\n');
}

/** A tag of a comment, such as `@deprecated`. */
export interface CommentTag {
  readonly tag: string;
  readonly text?: string;
}

const NONE: readonly CommentTag[] = [];

/**
 * Returns tags for the format, the default, the deprecation, the limits and an example of a schema. Most schemas have
 * none of them.
 */
export function schemaTags(
  schema: Schema,
  detail: CommentDetail = 'limits',
): readonly CommentTag[] {
  let tags: CommentTag[] | undefined;
  const format = distinctFormat(schema);
  if (format !== undefined) (tags ??= []).push({ tag: 'format', text: format });
  if (schema.default !== undefined) {
    (tags ??= []).push({ tag: 'default', text: jsonLine(schema.default) });
  }
  if (schema.deprecated === true) (tags ??= []).push({ tag: 'deprecated' });
  const docs = schema.externalDocs;
  if (docs !== undefined && /^https?:\/\//i.test(docs.url)) {
    (tags ??= []).push({
      tag: 'see',
      text: [docs.url, docs.description].filter(Boolean).join(' '),
    });
  }
  if (detail === 'form') return tags ?? NONE;
  for (const { keyword, value, flagWord } of declaredPhrases(schema)) {
    const text = flagWord === undefined ? { text: String(value) } : undefined;
    (tags ??= []).push({ tag: keyword, ...text });
  }
  const example = detail === 'example' ? schema.examples?.[0] : undefined;
  if (example !== undefined && example !== null && example !== '') {
    const text = jsonLine(example);
    if (text.length <= LONGEST_EXAMPLE) (tags ??= []).push({ tag: 'example', text });
  }
  return tags ?? NONE;
}
