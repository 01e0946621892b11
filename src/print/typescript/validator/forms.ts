/** Names checks after their constraints, so that equal constraints are declared once in a file. */
import { hasLimit } from '../../../model/keywords/rows.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { functionNamePart } from './parts.js';

/** Identifies a check. Two checks with the same constraints have the same key and the same name. */
export interface CheckForm {
  readonly key: string;
  /** The name in Pascal case. */
  readonly name: string;
}

export interface FormOptions {
  readonly names: ReadonlyMap<SchemaId, string>;
  readonly needsCheck: (schema: Schema) => boolean;
  /** Returns the name of the runtime check that covers the whole schema; `undefined` if there is none. */
  readonly simple: (schema: Schema) => string | undefined;
}

/**
 * Returns the key and name of a check that can be shared.
 * @returns `undefined` if a name cannot describe the constraints, as for objects, patterns and unions
 */
export function checkForm(schema: Schema, options: FormOptions): CheckForm | undefined {
  if (schema.assertions !== undefined) return undefined;
  switch (schema.kind) {
    case 'ref':
      return { key: `ref ${schema.id}`, name: options.names.get(schema.id) ?? '' };
    case 'enum':
      return schema.open === true ? simpleForm(schema, options) : enumForm(schema.values);
    case 'array': {
      const { items, uniqueItems } = schema;
      if (hasLimit(schema) || uniqueItems === true) return undefined;
      const inner = options.needsCheck(items) ? checkForm(items, options) : ANYTHING;
      return inner && { key: `each ${inner.key}`, name: `Each${inner.name}` };
    }
    case 'union': {
      const { members, discriminator } = schema;
      const [only, another] = members.filter(({ kind }) => kind !== 'null');
      if (only === undefined || another !== undefined || members.length === 1) return undefined;
      const inner = discriminator === undefined ? checkForm(only, options) : undefined;
      return inner && { key: `nullable ${inner.key}`, name: `Nullable${inner.name}` };
    }
    default:
      return simpleForm(schema, options);
  }
}

const ANYTHING: CheckForm = { key: 'anything', name: 'Any' };

function simpleForm(schema: Schema, { simple }: FormOptions): CheckForm | undefined {
  const name = simple(schema);
  return name === undefined ? undefined : { key: name, name: functionNamePart(name) };
}

/** The maximum number of enum values in a name. If there are more, the name contains only two of them. */
const MOST_NAMED = 3;

function enumForm(values: readonly unknown[]): CheckForm | undefined {
  if (!values.every((value) => typeof value === 'string')) return undefined;
  const named = values.length > MOST_NAMED ? [...values.slice(0, 2), 'Other'] : values;
  const name = (values.length === 1 ? 'Only' : '') + named.map(functionNamePart).join('Or');
  return { key: `one of ${JSON.stringify(values)}`, name };
}
