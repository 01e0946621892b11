/** What a schema declares of the items of an array. */
import { memoizeByObject } from '../../foundation/memo.js';
import type { Schema, SchemaId } from '../../model/schema.js';

/** The items of an array: each list of schemas holds for one item. */
export interface ArrayForm {
  readonly first: readonly (readonly Schema[])[];
  /** All items behind the first ones. */
  readonly rest: readonly Schema[];
}

/**
 * The items of an array by a schema.
 * @returns undefined if the schema declares no array
 */
export function arrayForm(
  schema: Schema,
  schemas: ReadonlyMap<SchemaId, Schema>,
): ArrayForm | undefined {
  return readerOf(schemas).form(schema);
}

const readerOf = memoizeByObject(
  (schemas: ReadonlyMap<SchemaId, Schema>) => new ArrayReader(schemas),
);

class ArrayReader {
  /** Each schema is read once. One that leads back to itself adds nothing to itself. */
  readonly #known = new Map<Schema, ArrayForm | undefined>();

  constructor(readonly schemas: ReadonlyMap<SchemaId, Schema>) {}

  form(schema: Schema): ArrayForm | undefined {
    if (this.#known.has(schema)) return this.#known.get(schema);
    this.#known.set(schema, undefined);
    const form = this.#read(schema);
    this.#known.set(schema, form);
    return form;
  }

  #read(schema: Schema): ArrayForm | undefined {
    switch (schema.kind) {
      case 'array':
        return { first: [], rest: [schema.items] };
      case 'tuple':
        return {
          first: schema.items.map((item) => [item]),
          rest: schema.rest ? [schema.rest] : [],
        };
      case 'ref': {
        const target = this.schemas.get(schema.id);
        return target && this.form(target);
      }
      case 'union':
      case 'intersection': {
        const forms = [...new Set(schema.members.flatMap((one) => this.form(one) ?? []))];
        const [only, another] = forms;
        if (only === undefined || another === undefined) return only;
        const isAll = schema.kind === 'intersection';
        const items = isAll ? forms.flatMap(itemsOf) : [eitherOf(forms, schema)];
        return { first: [], rest: [...new Set(items)] };
      }
      default:
        return undefined;
    }
  }
}

function itemsOf({ first, rest }: ArrayForm): readonly Schema[] {
  return [...first.flat(), ...rest];
}

/** An item of any of some arrays. */
function eitherOf(forms: readonly ArrayForm[], { origins }: Schema): Schema {
  const members = forms.map((form): Schema => {
    const items = itemsOf(form);
    const [only, another] = items;
    if (only !== undefined && another === undefined) return only;
    return { kind: form.first.length > 0 ? 'union' : 'intersection', members: items, origins };
  });
  return { kind: 'union', members, origins };
}
