/**
 * Finds the properties that a schema declares. A schema with alternatives allows several forms of an object; each
 * form has `allOf` and references resolved.
 */
import { concatenated } from '../../../model/keywords/values.js';
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { patternTest } from '../../../base/pattern/index.js';
import { allOf } from '../../../model/effective/all-of.js';
import { kindsOf } from './kinds.js';
import { declaresNothing, schemasInCases, schemaOfAny, valuesSchema, whenMet } from './cases.js';
import { tagsById } from '../../../model/discriminator.js';
import { isDeclared } from '../../../model/origin.js';
import type { ObjectShape, Scalar, Schema, SchemaId, UnionShape } from '../../../model/schema.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

/** One of the alternatives that a schema allows for an object. */
export interface ObjectForm {
  /** The schemas of each declared property. The list is empty if only the property's name is declared. */
  readonly properties: ReadonlyMap<string, readonly Schema[]>;
  readonly required: ReadonlySet<string>;
  /** For the name of each discriminator property, the values that select this form. */
  readonly tags: ReadonlyMap<string, readonly Scalar[]>;
  /** Properties that are removed from a response, because they are write-only. */
  readonly hidden: ReadonlySet<string>;
  readonly patterns: readonly (readonly [source: string, schema: Schema])[];
  /**
   * The schemas of all other properties. The list is empty if these properties may have any value. The field is absent
   * if no other properties are declared; they are then removed.
   */
  readonly rest?: readonly Schema[];
  /** True if the schema declares any property. If none is declared, the object is not stripped. */
  readonly declares: boolean;
  /** The `$ref` that leads to this form; absent if the referenced schema has several forms. */
  readonly source?: Schema;
}

const NONE = new Map<string, never>();

/** The form of an object for which no properties are declared. */
const OPEN: ObjectForm = {
  properties: NONE,
  required: new Set(),
  tags: NONE,
  hidden: new Set(),
  patterns: [],
  declares: false,
};

/**
 * Returns the possible forms of an object that matches a schema.
 * @returns an empty list for schemas of scalars and arrays
 */
export function objectForms(
  schema: Schema,
  schemas: ReadonlyMap<SchemaId, Schema>,
): readonly ObjectForm[] {
  return readerOf(schemas).forms(schema);
}

const readerOf = memoizeByObject(
  (schemas: ReadonlyMap<SchemaId, Schema>) => new FormReader(schemas),
);

class FormReader {
  /**
   * The results so far. Each schema is read only once; otherwise schemas that share parts would be read once for each
   * path that leads to them.
   */
  readonly #results = new WeakMap<Schema, readonly ObjectForm[]>();

  constructor(readonly schemas: ReadonlyMap<SchemaId, Schema>) {}

  forms(schema: Schema): readonly ObjectForm[] {
    const known = this.#results.get(schema);
    if (known !== undefined) return known;
    // A reference from a schema to itself adds no properties.
    this.#results.set(schema, [OPEN]);
    const values = valuesSchema(schema);
    const bare = this.#bare(schema);
    const own = values === undefined ? bare : product(orOpen(bare), this.forms(values));
    const cases = this.#cases(schema);
    const forms = cases === undefined ? own : orOpen(own).map((form) => inCases(form, cases));
    this.#results.set(schema, forms);
    return forms;
  }

  #bare(schema: Schema): readonly ObjectForm[] {
    switch (schema.kind) {
      case 'any':
      case 'unknown':
        return [OPEN];
      case 'ref':
        return this.#ofReference(schema);
      case 'object':
        return [isDeclared(schema) ? formOf(schema) : OPEN];
      case 'union':
        return this.#ofUnion(schema);
      case 'intersection':
        return schema.members.reduce<readonly ObjectForm[]>((all, member) => {
          const forms = this.forms(member);
          if (all.length === 0 || forms.length === 0) return [...all, ...forms];
          return product(all, forms);
        }, []);
      default:
        return [];
    }
  }

  #ofReference(schema: Schema & { readonly kind: 'ref' }): readonly ObjectForm[] {
    const target = this.schemas.get(schema.id);
    if (target === undefined) return [OPEN];
    const forms = this.forms(target);
    const [only, another] = forms;
    return only && another === undefined ? [{ ...only, source: schema }] : forms;
  }

  #ofUnion(union: UnionShape): readonly ObjectForm[] {
    const { discriminator } = union;
    const values = discriminator && tagsById(discriminator);
    const all = union.members.flatMap((member) => {
      if (!kindsOf(member, this.schemas).has('object')) return [];
      const forms = this.forms(member);
      const own = member.kind === 'ref' ? values?.get(member.id) : undefined;
      if (discriminator === undefined || own === undefined) return forms;
      if (discriminator.defaultMapping === (member as { id?: SchemaId }).id) return forms;
      const tags = new Map([[discriminator.property, [...own]]]);
      return forms.map((form) => ({ ...form, tags: new Map([...form.tags, ...tags]) }));
    });
    const distinct = [...new Set(all)];
    return distinct.length > GENERATING_LIMITS.strippedAlternatives.most
      ? [joined(distinct)]
      : distinct;
  }

  /** Returns the form that the schema's conditions declare. Conditions such as `if` are treated as fulfilled. */
  #cases(schema: Schema): ObjectForm | undefined {
    const others = schema.assertions?.unevaluatedProperties;
    const found = schemasInCases(schema).flatMap((one) => this.forms(one));
    const declared = found.filter((one) => !isBlank(one));
    const form = declared.length === 0 ? undefined : joined(declared, describing);
    if (others === undefined) return form && { ...form, required: new Set() };
    const { rest } = form ?? OPEN;
    const all = { ...(form ?? OPEN), required: new Set<string>(), declares: true };
    if (others.kind === 'never') return all;
    return { ...all, rest: rest === undefined ? [others] : alternatives(rest, [others]) };
  }
}

function orOpen(forms: readonly ObjectForm[]): readonly ObjectForm[] {
  return forms.length === 0 ? [OPEN] : forms;
}

function formOf(shape: ObjectShape): ObjectForm {
  const properties = new Map<string, readonly Schema[]>();
  const [required, hidden] = [new Set<string>(), new Set<string>()];
  const { rest, restStated, patterns } = shape;
  const rulesOthers = rest === undefined || restStated === true;
  const all = [...(patterns ?? [])];
  for (const [name, { schema, required: isRequired, undescribed = false }] of shape.properties) {
    if (schema.writeOnly === true || schema.kind === 'never') hidden.add(name);
    else {
      const matching = ofPatterns(all, name);
      if (!undescribed) properties.set(name, [schema, ...(matching ?? [])]);
      // The rules for additional properties apply to a property that is only required.
      else if (!rulesOthers && matching === undefined) properties.set(name, []);
      if (isRequired) required.add(name);
    }
  }
  const isNamed = [...shape.properties.values()].some(({ undescribed }) => undescribed !== true);
  return {
    ...{ properties, required, hidden, tags: NONE, patterns: all },
    ...(rest && restStated === true && { rest: declaresNothing(rest) ? [] : [rest] }),
    // A schema that has only `required` does not exclude other properties, so the object is not stripped.
    declares: isNamed || rulesOthers || patterns !== undefined,
  };
}

/** Returns the schemas of the patterns that match a name. A pattern that cannot be run counts as matching. */
function ofPatterns(patterns: ObjectForm['patterns'], name: string): readonly Schema[] | undefined {
  const found = patterns.filter(([source]) => patternTest(source)?.(name) !== false);
  return found.length === 0 ? undefined : found.map(([, schema]) => schema);
}

function schemasOf(
  { properties, patterns }: ObjectForm,
  name: string,
): readonly Schema[] | undefined {
  return properties.get(name) ?? ofPatterns(patterns, name);
}

/** Combines each form of one schema with each form of another schema that describes the same value. */
function product(one: readonly ObjectForm[], other: readonly ObjectForm[]): readonly ObjectForm[] {
  if (one.length * other.length > GENERATING_LIMITS.strippedCombinations.most)
    return [both(joined(one), joined(other))];
  return one.flatMap((a) => other.map((b) => both(a, b)));
}

/** Returns the form of an object that matches both forms. */
function both(a: ObjectForm, b: ObjectForm): ObjectForm {
  if (isBlank(a)) return b;
  if (isBlank(b)) return a;
  const { properties, ...form } = merged(a, b);
  const hidden = new Set([...a.hidden, ...b.hidden]);
  return {
    ...form,
    properties: new Map([...properties].filter(([name]) => !hidden.has(name))),
    required: new Set([...a.required, ...b.required]),
    tags: new Map([...a.tags, ...b.tags]),
    hidden,
  };
}

/** Adds the properties of a form that applies only under a condition. */
function inCases(form: ObjectForm, cases: ObjectForm): ObjectForm {
  if (isBlank(form)) return cases;
  const properties = new Map(form.properties);
  for (const name of [...form.properties.keys(), ...cases.properties.keys()]) {
    const [own, schemas] = [schemasOf(form, name) ?? form.rest, schemasOf(cases, name)];
    if (schemas === undefined || form.hidden.has(name)) continue;
    properties.set(name, own === undefined ? schemas : concatenated(own, schemas.map(whenMet)));
  }
  const rest =
    form.rest && cases.rest && form.rest.length > 0
      ? concatenated(form.rest, cases.rest.map(whenMet))
      : (form.rest ?? cases.rest);
  return {
    ...form,
    properties,
    patterns: concatenated(form.patterns, cases.patterns),
    ...(rest && { rest }),
    hidden: new Set([...form.hidden, ...cases.hidden]),
    declares: form.declares || cases.declares,
  };
}

function isBlank({ declares, properties, tags }: ObjectForm): boolean {
  return !declares && properties.size === 0 && tags.size === 0;
}

function joined(forms: readonly ObjectForm[], combine: Combine = alternatives): ObjectForm {
  const [first = OPEN, ...others] = forms;
  return others.reduce(
    (all, form) => ({
      ...merged(all, form, combine),
      required: new Set([...all.required].filter((name) => form.required.has(name))),
      tags: NONE,
      hidden: new Set([...all.hidden].filter((name) => !form.properties.has(name))),
    }),
    first,
  );
}

/** Combines the schemas of a property that two forms declare. */
type Combine = (one: readonly Schema[], other: readonly Schema[]) => readonly Schema[];

const alternatives: Combine = (one, other) => {
  if (one.length === 0 || other.length === 0) return [];
  if (concatenated(one, other).length === one.length) return one;
  const origins = [...one, ...other].flatMap((schema) => schema.origins);
  const members = [one, other].flatMap((list) => {
    const [only, another] = list;
    if (only?.kind === 'union' && only.assertions === undefined && another === undefined)
      return only.members;
    return [allOf(list, origins)];
  });
  return [schemaOfAny(members)];
};

/** The same for schemas under conditions. A schema that declares nothing does not keep the whole value. */
const describing: Combine = (one, other) => {
  if (one.every(declaresNothing)) return other;
  return other.every(declaresNothing) ? one : alternatives(one, other);
};

function merged(
  a: ObjectForm,
  b: ObjectForm,
  combine: Combine = concatenated,
): Pick<ObjectForm, 'declares' | 'properties' | 'patterns' | 'rest'> {
  const properties = new Map(a.properties);
  for (const name of [...a.properties.keys(), ...b.properties.keys()]) {
    const [own, schemas] = [schemasOf(a, name), schemasOf(b, name)];
    const all = own && schemas ? combine(own, schemas) : (own ?? schemas);
    if (all !== undefined) properties.set(name, all);
  }
  const rest = a.rest && b.rest ? combine(a.rest, b.rest) : (a.rest ?? b.rest);
  return {
    properties,
    patterns: concatenated(a.patterns, b.patterns),
    ...(rest && { rest }),
    declares: a.declares || b.declares,
  };
}
