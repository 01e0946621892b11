/** Finds the schemas of an array's items. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { allOf } from '../../../model/effective/all-of.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';

/** The schemas of an array's items. An item must match all schemas in its list. */
export interface ArrayForm {
  readonly first: readonly (readonly Schema[])[];
  /** The schemas of the items that follow the first ones. */
  readonly rest: readonly Schema[];
}

/**
 * Returns the schemas of an array's items.
 * @returns `undefined` if the schema declares no array
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
  /** The results so far. A schema is read only once, so a recursive reference adds no items. */
  readonly #results = new Map<Schema, ArrayForm | undefined>();

  constructor(readonly schemas: ReadonlyMap<SchemaId, Schema>) {}

  form(schema: Schema): ArrayForm | undefined {
    if (this.#results.has(schema)) return this.#results.get(schema);
    this.#results.set(schema, undefined);
    const form = this.#read(schema);
    this.#results.set(schema, form);
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
      default: {
        if (!isComposed(schema)) return undefined;
        const forms = [...new Set(schema.members.flatMap((one) => this.form(one) ?? []))];
        const [only, another] = forms;
        if (only === undefined || another === undefined) return only;
        const items = schema.kind === 'union' ? [eitherOf(forms, schema)] : forms.flatMap(itemsOf);
        return { first: [], rest: [...new Set(items)] };
      }
    }
  }
}

function itemsOf({ first, rest }: ArrayForm): readonly Schema[] {
  return [...first.flat(), ...rest];
}

/** Combines the items of alternative arrays. */
function eitherOf(forms: readonly ArrayForm[], { origins }: Schema): Schema {
  const members = forms.map((form): Schema => {
    const members = itemsOf(form);
    const isTuple = form.first.length > 0 && members.length > 1;
    return isTuple ? { kind: 'union', members, origins } : allOf(members, origins);
  });
  return { kind: 'union', members, origins };
}
