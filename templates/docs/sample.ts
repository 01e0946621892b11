/** Prints values as arguments of example calls. */
import { code, lit, num } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { array, object, property } from '../../src/print/emit/typescript/expression.js';
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import {
  BYTES,
  declaredPart,
  isObjectInstance,
  type Instance,
  writablePart,
} from '../../src/values/sample/index.js';

/**
 * Prints a sample of an argument. An author's example that does not match the schema gets a cast,
 * because TypeScript would reject it.
 * @param value `undefined` if no value was found
 * @param api contains the named schemas
 */
export function argumentSample(schema: Schema, value: Instance | undefined, api: Api): Code {
  if (value === undefined) return code`{} as never`;
  const part = writablePart(schema, value, api);
  if (part === undefined) return code`${sampleCode(value)} as never`;
  return sampleCode(declaredPart(schema, part, api));
}

function sampleCode(value: Instance): Code {
  if (typeof value === 'string') return lit(value);
  if (typeof value === 'number' || typeof value === 'bigint') return num(Number(value));
  if (value === null) return code`null`;
  if (value === BYTES) return code`new Blob()`;
  if (typeof value === 'boolean') return value ? code`true` : code`false`;
  if (!isObjectInstance(value)) return array(value.map(sampleCode));
  return object([...value].map(([name, held]) => property(name, sampleCode(held))));
}
