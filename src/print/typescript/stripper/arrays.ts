/** Finds the schemas of an array's items. */
import { largest } from '../../../base/foundation/lists.js';
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { allOf } from '../../../model/effective/all-of.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';
import { declaresNothing, schemasInCases, schemaOfAny, valuesSchema, whenMet } from './cases.js';
import { kindsOf } from './kinds.js';

/** The schemas of an array's items. An item must match all schemas in its list. */
export interface ArrayForm {
  readonly first: readonly (readonly Schema[])[];
  /** The schemas of the items that follow the first ones. */
  readonly rest: readonly Schema[];
}

type Form = ArrayForm | undefined;

/**
 * Returns the schemas of an array's items.
 * @returns `undefined` if the schema declares no array, or an array with items of any type
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
  readonly #results = new Map<Schema, Form>();

  constructor(readonly schemas: ReadonlyMap<SchemaId, Schema>) {}

  form(schema: Schema): Form {
    if (this.#results.has(schema)) return this.#results.get(schema);
    this.#results.set(schema, undefined);
    const form = this.#withCases(schema, this.#withValues(schema));
    this.#results.set(schema, form);
    return form;
  }

  #bare(schema: Schema): Form {
    switch (schema.kind) {
      case 'array':
        return { first: [], rest: [schema.items] };
      case 'tuple': {
        const { items, rest = { kind: 'never', origins: schema.origins } } = schema;
        return { first: items.map((item) => [item]), rest: [rest] };
      }
      case 'ref': {
        const target = this.schemas.get(schema.id);
        return target && this.form(target);
      }
      case 'intersection':
        return all(schema.members.map((one) => this.form(one)));
      case 'union':
        return either(
          schema.members
            .filter((one) => kindsOf(one, this.schemas).has('array'))
            .map((one) => this.form(one)),
        );
      default:
        return undefined;
    }
  }

  #withValues(schema: Schema): Form {
    const values = valuesSchema(schema);
    const bare = this.#bare(schema);
    return values === undefined ? bare : all([bare, this.form(values)]);
  }

  /** Adds the items that the conditions of a schema declare. Conditions are treated as fulfilled. */
  #withCases(schema: Schema, form: Form): Form {
    const others = schema.assertions?.unevaluatedItems;
    const declared = schemasInCases(schema)
      .flatMap((one) => this.form(one) ?? [])
      .filter(({ first, rest }) => ![...first.flat(), ...rest].every(declaresNothing));
    const cases = either(declared);
    const first = form?.first.map((one, index) => together(one, itemsAt(cases, index))) ?? [];
    const more = cases?.first.slice(first.length).map((one) => together(form?.rest ?? [], one));
    const rest = together(form?.rest ?? [], cases?.rest ?? []);
    if (others === undefined || !(form?.rest ?? []).every(declaresNothing)) {
      return form || cases ? { first: [...first, ...(more ?? [])], rest } : undefined;
    }
    const evaluated = [...declared.flatMap((one) => [...one.first.flat(), ...one.rest])];
    const members = [
      others,
      ...evaluated.filter((one) => !declaresNothing(one)),
      ...contained(schema),
    ];
    return { first: [...first, ...(more ?? [])], rest: [schemaOfAny(members)] };
  }
}

/** Returns the schemas of `contains`. The items that match them count as evaluated. */
function contained(schema: Schema): readonly Schema[] {
  const own = schema.assertions?.contains;
  const members = isComposed(schema) ? schema.members : [];
  const others = [...members, ...schemasInCases(schema)].flatMap(contained);
  return own === undefined ? others : [own, ...others];
}

function itemsAt(form: Form, index: number): readonly Schema[] {
  return form?.first[index] ?? form?.rest ?? [];
}

/** Combines the schemas of items with those that apply under a condition. */
function together(own: readonly Schema[], cases: readonly Schema[]): readonly Schema[] {
  return own.every(declaresNothing) ? cases : [...own, ...cases.map(whenMet)];
}

function all(forms: readonly Form[]): Form {
  return positions(
    forms.filter((one) => one !== undefined),
    (lists) => [...new Set(lists.flat())],
  );
}

function either(forms: readonly Form[]): Form {
  const declared = forms.filter((one) => one !== undefined);
  return declared.length < forms.length
    ? undefined
    : positions(declared, (lists) => [
        schemaOfAny(
          lists.map((list) =>
            allOf(
              list,
              list.flatMap(({ origins }) => origins),
            ),
          ),
        ),
      ]);
}

function positions(
  forms: readonly ArrayForm[],
  combine: (lists: readonly (readonly Schema[])[]) => readonly Schema[],
): Form {
  const [only, another] = forms;
  if (only === undefined || another === undefined) return only;
  const length = largest(forms.map(({ first }) => first.length));
  const first = Array.from({ length }, (_, index) =>
    combine(forms.map((one) => itemsAt(one, index))),
  );
  return { first, rest: combine(forms.map(({ rest }) => rest)) };
}
