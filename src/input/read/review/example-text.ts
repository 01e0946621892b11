/** Finds JSON examples that are written as a text: `"{ \"id\": 1 }"` instead of an object. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Media, Parameter } from '../../../model/api.js';
import type { Direction } from '../../../model/direction.js';
import { mapList } from '../../../base/foundation/mapped.js';
import type { Example, Schema } from '../../../model/schema.js';
import { isLikeJson, jsonOfText } from '../json-text.js';
import { mismatchOf } from '../../../values/validation/index.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/**
 * Parses texts that contain a JSON object or list, in JSON bodies and in parameters whose schema does not allow a
 * text.
 * @param api the API as a reader returns it
 * @returns the same object if there is no such text
 */
export function withReadTexts(api: Api, report: Report): Api {
  const readAll = (
    schema: Schema,
    examples: readonly Example[],
    direction: Direction,
  ): readonly Example[] =>
    mapList(examples, (one) => {
      const text = unparsedJson(schema, one, api, direction);
      const value = text === undefined ? undefined : jsonOfText(text);
      if (value === undefined) return one;
      report.add('example/text', {}, one.origins[0]);
      return { ...one, value };
    });
  const read = (media: Media, direction: Direction): Media => {
    if (media.examples.length === 0 || !/[/+]json\b/.test(media.type)) return media;
    const examples = readAll(media.schema, media.examples, direction);
    return examples === media.examples ? media : { ...media, examples };
  };
  const readParameter = (parameter: Parameter): Parameter => {
    const { content, examples: before } = parameter;
    if (before.length === 0 || content.kind !== 'schema' || !mayBeComposite(content.schema)) {
      return parameter;
    }
    const examples = readAll(content.schema, before, 'write');
    return examples === before ? parameter : { ...parameter, examples };
  };
  const endpoints = mapList(api.endpoints, (endpoint) => {
    const sent = endpoint.body?.media;
    const media = sent && mapList(sent, (one) => read(one, 'write'));
    const responses = mapList(endpoint.responses, (response) => {
      const answered = mapList(response.media, (one) => read(one, 'read'));
      return answered === response.media ? response : { ...response, media: answered };
    });
    const parameters = mapList(endpoint.parameters, readParameter);
    const isSame = media === sent && responses === endpoint.responses;
    if (isSame && parameters === endpoint.parameters) return endpoint;
    const { body } = endpoint;
    return {
      ...endpoint,
      parameters,
      responses,
      ...(body && media && { body: { ...body, media } }),
    };
  });
  return endpoints === api.endpoints ? api : { ...api, endpoints };
}

/**
 * Returns true if a parameter may contain an object or a list. Returns false for a parameter of unknown type, because
 * its value is sent as it is written.
 */
function mayBeComposite({ kind }: Schema): boolean {
  return kind === 'array' || kind === 'object' || kind === 'tuple' || kind === 'ref';
}

/** Returns an example's text if it starts with a bracket, and the schema's type is unknown or does not allow a text. */
function unparsedJson(
  schema: Schema,
  { value, serialized }: Example,
  api: Api,
  direction: Direction,
): string | undefined {
  if (!isLikeJson(value) || serialized !== undefined) return undefined;
  if (schema.kind === 'unknown' || schema.kind === 'any') return value;
  const steps = { left: READING_LIMITS.valueSteps.most };
  const misfit = mismatchOf(schema, value, { api, direction, steps });
  return misfit?.path === '' ? value : undefined;
}
