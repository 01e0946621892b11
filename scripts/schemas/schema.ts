/** Shared parts of the schemas. */

/** Draft 7, which editors support best. */
export const DRAFT = 'http://json-schema.org/draft-07/schema#';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A closed object. */
export function record(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = Object.keys(properties),
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** An object with any keys. */
export function map(of: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: of };
}
