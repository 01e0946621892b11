/** A value that fits a schema, as the argument of an example call. */
import { code, lit, num } from '../../src/emit/typescript/code.js';
import type { Code } from '../../src/emit/typescript/code.js';
import { array, object, property } from '../../src/emit/typescript/expression.js';
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { BYTES, isObjectInstance, sampleValue, type Instance } from '../../src/sample/index.js';

/**
 * A sample of what a caller passes.
 * @param schema what nobody describes is a text
 * @param label the text to show for a text: the name of the parameter or property
 * @param api where references lead
 */
export function sample(schema: Schema, label: string, api: Api): Code {
  const value = sampleValue(schema, { api, direction: 'write', label });
  return value === undefined ? code`{} as never` : sampleCode(value);
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
