/**
 * Prints examples of request and response bodies in the form in which they are sent: as JSON or as
 * other text.
 */
import { jsonText } from '../../../src/print/emit/json/index.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Api, Media } from '../../../src/model/api.js';
import { effective } from '../../../src/model/effective/effective.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { Example, Json, Schema } from '../../../src/model/schema.js';

/** The text of an example, and its language as Markdown names it in a code fence. */
export interface DisplayedExample {
  readonly text: string;
  readonly language: 'json' | 'xml' | '';
}

/**
 * Returns an example in the form in which it is sent.
 * @returns `undefined` if the value of the example is in another file
 */
export function displayedExample(
  example: Example,
  media: Media,
  api: Api,
): DisplayedExample | undefined {
  const { value, serialized } = example;
  const isJson = isJsonMediaType(media.type);
  const text = serialized ?? (typeof value === 'string' ? value : undefined);
  if (text === undefined) return value === undefined ? undefined : inJson(value);
  if (!isJson) return { text, language: /[/+]xml\b/i.test(media.type) ? 'xml' : '' };
  if (serialized !== undefined) return { text, language: 'json' };
  // The author meant the text as JSON, even if it is invalid. As a JSON string, it would contain
  // escaped quotes that are hard to read.
  if (/^\s*[[{]/.test(text) && !mayBeText(media.schema, api)) return { text, language: '' };
  return inJson(text);
}

function inJson(value: Json): DisplayedExample {
  const isObject = typeof value === 'object' && value !== null;
  return { text: isObject ? objectText(value) : jsonText(value).trimEnd(), language: 'json' };
}

/** The result is cached, because several media types have the same example. */
const objectText = memoizeByObject((value: Json & object) => jsonText(value).trimEnd());

/** Returns true if a value of the schema may be a string. In JSON, a string must be quoted. */
function mayBeText(schema: Schema, api: Api): boolean {
  const { kind } = effective(schema, api);
  return !['object', 'array', 'tuple', 'any', 'unknown', 'ref'].includes(kind);
}

/** Returns the first example of a body that is not JSON; `undefined` if it is not text. */
export function exampleText({ type, examples }: Media): string | undefined {
  const [first] = examples;
  const value = first?.serialized ?? first?.value;
  return typeof value === 'string' && !isJsonMediaType(type) ? value : undefined;
}
