/** Writes the assertions of schemas as keywords: JSON Schema 2020-12 Core §10 and §11, Validation §6. */
import { ASSERTED } from '../../model/assertions.js';
import { isJsonObject } from '../../model/json.js';
import { ASSERTION_SPELLINGS, SPELLINGS } from '../../model/keywords/rows.js';
import type { Assertions, Json, Schema } from '../../model/schema.js';
import { jsonObject, type JsonObject } from './record.js';

export type WriteSchema = (schema: Schema) => Json;

/**
 * Keywords that restitch has turned into assertions when it read the description. They are written from the assertions,
 * so the declared keywords are skipped.
 */
const ASSERTION_KEYWORDS: ReadonlySet<string> = new Set([...ASSERTION_SPELLINGS, 'const']);

/**
 * Writes the assertions of a schema as keywords.
 * @param write writes the schemas that the assertions contain
 */
export function assertionKeywords(assertions: Assertions, write: WriteSchema): JsonObject {
  const { minContains, maxContains, values, forms = [], ...others } = assertions;
  const { dependentRequired, dependentSchemas, ...single } = others;
  const schemasByKeyword: Readonly<Record<string, Schema | undefined>> = single;
  const object: JsonObject = jsonObject({});
  for (const keyword of ASSERTED) {
    const schema = schemasByKeyword[keyword];
    if (schema !== undefined) object.set(keyword, write(schema));
  }
  if (minContains !== undefined) object.set('minContains', minContains);
  if (maxContains !== undefined) object.set('maxContains', maxContains);
  const required = new Map(dependentRequired);
  if (required.size > 0) object.set('dependentRequired', required);
  const schemas = [...(dependentSchemas ?? [])];
  if (schemas.length > 0) {
    object.set('dependentSchemas', new Map(schemas.map(([name, one]) => [name, write(one)])));
  }
  if (values !== undefined) object.set('enum', values);
  // A schema in `forms` restricts values of one type and allows all values of other types, so its `type` is omitted.
  for (const form of forms) addMembers(object, write(form), (key) => key !== 'type');
  return object;
}

/** Returns true if the keyword is already written from the schema's assertions. */
export function isAsserted(keyword: string, { forms = [] }: Assertions): boolean {
  return ASSERTION_KEYWORDS.has(keyword) || (forms.length > 0 && OF_FORMS.has(keyword));
}

const OF_FORMS: ReadonlySet<string> = new Set(
  (['object', 'tuple', 'string', 'number'] as const).flatMap((kind) => SPELLINGS[kind]),
);

function addMembers(object: JsonObject, from: Json, isWanted: (key: string) => boolean): void {
  if (!isJsonObject(from)) return;
  for (const [key, value] of from) {
    if (isWanted(key)) object.set(key, value);
  }
}
