/** Converts values of the model to plain JSON. Schemas become JSON Schema. */
import { withoutNotes } from '../../model/effective/statements.js';
import { EMPTY_API } from '../../model/empty-api.js';
import type { Json, Schema } from '../../model/schema.js';
import { mapChildren, reachedNames } from '../../model/walk.js';
import { trustOf } from '../../model/origin.js';
import { createExportState } from './export-state.js';
import { schemaObject } from './schema.js';

/**
 * Turns a value into JSON, without its origins. Schemas are written without titles and descriptions, because conflicts
 * about these are reported separately.
 * @param value JSON of an API description, or records of the model. Objects of a description are always maps, so every
 * other object is a schema or another record.
 */
export function plainJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object') return value as Json;
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]: [string, unknown]) => [key, plainJson(item)]));
  }
  if (isSchema(value)) return schemaJson(value);
  const members = Object.entries(value).filter(
    ([key, item]) => item !== undefined && key !== 'origins',
  );
  return new Map(members.map(([key, item]) => [key, plainJson(item)]));
}

function isSchema(record: object): record is Schema {
  return 'kind' in record && 'origins' in record;
}

function schemaJson(schema: Schema): Json {
  const names = reachedNames([schema], { schemas: new Map() });
  const state = createExportState({ ...EMPTY_API, schemas: new Map([...names].map(named)) }, {});
  return schemaObject(bare(schema), state, trustOf(schema.origins));
}

function named(id: string): [string, Schema] {
  return [id, { kind: 'any', origins: [] }];
}

function bare(schema: Schema): Schema {
  return mapChildren(withoutNotes(schema), bare);
}
