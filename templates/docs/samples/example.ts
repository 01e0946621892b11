/** Examples of request and response bodies as they are sent: JSON, or a text of another kind. */
import { jsonText } from '../../../src/print/emit/json/index.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Api, Media } from '../../../src/model/api.js';
import { effective } from '../../../src/model/effective/effective.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { Example, Json, Schema } from '../../../src/model/schema.js';

/** The text of an example, and its language, as fences of Markdown name it. */
export interface DisplayedExample {
  readonly text: string;
  readonly language: 'json' | 'xml' | '';
}

/**
 * An example as it is sent.
 * @returns `undefined` for an example whose value is in another file
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
  // Meant as JSON, even if it is invalid: escaped quotes in a JSON string would be hard to read.
  if (/^\s*[[{]/.test(text) && !mayBeText(media.schema, api)) return { text, language: '' };
  return inJson(text);
}

function inJson(value: Json): DisplayedExample {
  const isObject = typeof value === 'object' && value !== null;
  return { text: isObject ? objectText(value) : jsonText(value).trimEnd(), language: 'json' };
}

/** Cached, because several media types have the same example. */
const objectText = memoizeByObject((value: Json & object) => jsonText(value).trimEnd());

/** True if the value may be a text, which is sent in quotes. */
function mayBeText(schema: Schema, api: Api): boolean {
  const { kind } = effective(schema, api);
  return !['object', 'array', 'tuple', 'any', 'unknown', 'ref'].includes(kind);
}

/** The text of a body that is not JSON: that of its first example. */
export function exampleText({ type, examples }: Media): string | undefined {
  const [first] = examples;
  const value = first?.serialized ?? first?.value;
  return typeof value === 'string' && !isJsonMediaType(type) ? value : undefined;
}
