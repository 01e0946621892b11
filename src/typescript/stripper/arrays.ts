/** What a schema declares of the items of an array. */
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
  within: readonly SchemaId[] = [],
): ArrayForm | undefined {
  switch (schema.kind) {
    case 'array':
      return { first: [], rest: [schema.items] };
    case 'tuple':
      return {
        first: schema.items.map((item) => [item]),
        rest: schema.rest ? [schema.rest] : [],
      };
    case 'ref': {
      const target = schemas.get(schema.id);
      if (target === undefined || within.includes(schema.id)) return undefined;
      return arrayForm(target, schemas, [...within, schema.id]);
    }
    case 'union':
    case 'intersection': {
      const forms = schema.members.flatMap((one) => arrayForm(one, schemas, within) ?? []);
      const [only, another] = forms;
      if (only === undefined || another === undefined) return only;
      const isAll = schema.kind === 'intersection';
      return { first: [], rest: isAll ? forms.flatMap(itemsOf) : [eitherOf(forms, schema)] };
    }
    default:
      return undefined;
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
