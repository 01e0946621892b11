/** Examples of JSON that are written as a text: `"{ \"id\": 1 }"` where an object is meant. */
import type { Report } from '../../diagnostics/report.js';
import type { Api, Media } from '../../model/api.js';
import type { Direction } from '../../model/direction.js';
import { mapList } from '../../model/mapped.js';
import type { Example, Json, Schema } from '../../model/schema.js';
import { toJson } from '../../source/model-json.js';
import { mismatchOf } from '../../validation/index.js';

/** Steps for one example; what is larger counts as fitting. */
const BUDGET = 2_000;

/** Longer texts stay texts. */
const LONGEST = 1_000_000;

/** Brackets inside each other, at most. */
const DEEPEST = 100;

/**
 * Reads texts that spell an object or a list of JSON, in bodies of JSON whose schema asks for no text.
 * @param api as a reader returns it
 * @returns the very API, where there is no such text
 */
export function withReadTexts(api: Api, report: Report): Api {
  const read = (media: Media, direction: Direction): Media => {
    if (media.examples.length === 0 || !/[/+]json\b/.test(media.type)) return media;
    const examples = mapList(media.examples, (one) => {
      const value = isMeantAsJson(media.schema, one, api, direction) ? spelled(one) : undefined;
      if (value === undefined) return one;
      report.add('example/text', {}, one.origins[0]);
      return { ...one, value };
    });
    return examples === media.examples ? media : { ...media, examples };
  };
  const endpoints = mapList(api.endpoints, (endpoint) => {
    const sent = endpoint.body?.media;
    const media = sent && mapList(sent, (one) => read(one, 'write'));
    const responses = mapList(endpoint.responses, (response) => {
      const answered = mapList(response.media, (one) => read(one, 'read'));
      return answered === response.media ? response : { ...response, media: answered };
    });
    if (media === sent && responses === endpoint.responses) return endpoint;
    const { body } = endpoint;
    return { ...endpoint, responses, ...(body && media && { body: { ...body, media } }) };
  });
  return endpoints === api.endpoints ? api : { ...api, endpoints };
}

/** Whether a text with brackets around it stands where the schema has no text, or where nobody says what there is. */
function isMeantAsJson(
  schema: Schema,
  { value, serialized }: Example,
  api: Api,
  direction: Direction,
): boolean {
  if (typeof value !== 'string' || serialized !== undefined || !/^\s*[[{]/.test(value))
    return false;
  if (schema.kind === 'unknown' || schema.kind === 'any') return true;
  const steps = { left: BUDGET };
  const misfit = mismatchOf(schema, value, { api, direction, steps });
  return misfit?.path === '';
}

/** The value that a text spells; nothing where it is no JSON, or more than is sensible. */
function spelled({ value }: Example): Json | undefined {
  const text = String(value);
  if (text.length > LONGEST || isDeep(text)) return undefined;
  try {
    return toJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Counts brackets, those in strings too: it names too much rather than too little. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}
