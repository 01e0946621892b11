/**
 * Finds intersections that no value satisfies, and properties that an intersection forbids. A common cause is that
 * `allOf` is used like inheritance.
 */
import { quotedName } from '../../../base/foundation/text/quoted.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { flattened } from '../../../model/effective/flattened.js';
import { isSilent } from '../../../model/effective/any-value.js';
import { dereference } from '../../../model/dereference.js';
import type { ObjectShape, Property, Scalar, Schema, SchemaId } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';
import type { SchemaSurvey } from './survey.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

const ALL = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;
type Kind = (typeof ALL)[number];

/**
 * Reports each intersection whose parts contradict each other, once for each location.
 * @param schemas the targets of references
 */
export function reportContradictions(
  { intersections }: SchemaSurvey,
  schemas: Api['schemas'],
  report: Report,
): void {
  const finder = new Finder(schemas);
  const reported = new Set<string>();
  for (const intersection of intersections) {
    const [origin] = intersection.origins;
    const place = `${origin?.source ?? ''} ${origin?.pointer ?? ''}`;
    if (reported.has(place)) continue;
    const found = finder.contradiction(intersection);
    if (found === undefined) continue;
    reported.add(place);
    report.add('schema/contradiction', found, origin);
  }
}

interface Contradiction {
  readonly what: string;
  /** True if a schema allows only its own properties, so that it rejects the properties of another schema. */
  readonly isClosed: boolean;
}

class Finder {
  readonly #schemas: ReadonlyMap<SchemaId, Schema>;
  readonly #known = new Map<Schema, ReadonlySet<Kind>>();

  constructor(schemas: ReadonlyMap<SchemaId, Schema>) {
    this.#schemas = schemas;
  }

  /**
   * Finds the contradiction between the parts of an intersection.
   * @returns `undefined` if a value can satisfy all parts
   */
  contradiction(intersection: Schema): Contradiction | undefined {
    const parts = this.#partsOf(intersection);
    const kinds = parts.map((part) => this.#kinds(part, 0));
    const common = ALL.filter((kind) => kinds.every((set) => set.has(kind)));
    if (common.length === 0) return { what: typesText(parts, kinds), isClosed: false };
    if (disjoint(parts)) {
      return { what: 'their enums have no value in common, so no value is valid', isClosed: false };
    }
    const objects = parts.flatMap((part) => (part.kind === 'object' ? [part] : []));
    return common.every((kind) => kind === 'object') ? this.#properties(objects) : undefined;
  }

  #properties(objects: readonly ObjectShape[]): Contradiction | undefined {
    const closed = objects.filter(({ rest }) => rest === undefined);
    for (const [name, sameName] of byName(objects)) {
      const required = sameName.some((property) => property.required);
      const effect = required
        ? 'so no value is valid'
        : `so a value with the property ${quotedName(name)} is invalid`;
      if (closed.some(({ properties }) => !properties.has(name))) {
        const words = required ? `the property ${quotedName(name)} is required, but one` : 'one';
        const what = `${words} schema allows only other properties, ${effect}`;
        return { what, isClosed: true };
      }
      const kinds = sameName.map(({ schema }) => this.#kinds(schema, 0));
      if (!ALL.some((kind) => kinds.every((set) => set.has(kind)))) {
        const words = required ? 'required property' : 'property';
        const what = `their types of the ${words} ${quotedName(name)} have no value in common, ${effect}`;
        return { what, isClosed: false };
      }
    }
    return undefined;
  }

  /** Returns the parts of an intersection that restrict the type of a value. */
  #partsOf(intersection: Schema): readonly Schema[] {
    const parts = flattened(intersection, { schemas: this.#schemas }) ?? [];
    return parts.filter((part) => !isSilent(part));
  }

  #kinds(schema: Schema, depth: number): ReadonlySet<Kind> {
    const target = dereference(schema, { schemas: this.#schemas });
    if (depth > MERGING_LIMITS.contradictionDepth.most) return new Set(ALL);
    const known = this.#known.get(target);
    if (known !== undefined) return known;
    const kinds = this.#kindsOf(target, depth);
    this.#known.set(target, kinds);
    return kinds;
  }

  #kindsOf(target: Schema, depth: number): ReadonlySet<Kind> {
    switch (target.kind) {
      case 'any':
      case 'unknown':
      case 'ref':
        return new Set(ALL);
      case 'never':
        return new Set();
      case 'integer':
        return new Set(['number']);
      case 'binary':
        return new Set(['string']);
      case 'tuple':
        return new Set(['array']);
      case 'enum':
        return new Set(target.values.map(kindOf));
      default: {
        if (!isComposed(target)) return new Set([target.kind]);
        const sets = target.members.map((one) => this.#kinds(one, depth + 1));
        const isAny = target.kind === 'union';
        const isKind = (kind: Kind): boolean =>
          isAny ? sets.some((set) => set.has(kind)) : sets.every((set) => set.has(kind));
        return new Set(ALL.filter(isKind));
      }
    }
  }
}

/** Returns a text with the types of schemas that have no type in common. */
function typesText(parts: readonly Schema[], kinds: readonly ReadonlySet<Kind>[]): string {
  if (kinds.some(({ size }) => size === 0)) {
    return 'one schema allows no value, so no value is valid';
  }
  const texts = kinds.map((set, index) =>
    quotedName(parts[index]?.kind === 'integer' ? 'integer' : [...set].join(' or ')),
  );
  return `their types (${[...new Set(texts)].join(', ')}) have no value in common, so no value is valid`;
}

/** Groups the properties of all parts of an intersection by name. */
function byName(objects: readonly ObjectShape[]): ReadonlyMap<string, readonly Property[]> {
  const found = new Map<string, Property[]>();
  for (const { properties } of objects) {
    for (const [name, property] of properties) {
      const known = found.get(name);
      if (known) known.push(property);
      else found.set(name, [property]);
    }
  }
  return found;
}

function kindOf(value: Scalar): Kind {
  if (value === null) return 'null';
  const type = typeof value;
  return type === 'boolean' || type === 'string' ? type : 'number';
}

/** Returns true if the enums among the parts of an intersection have no common value. */
function disjoint(parts: readonly Schema[]): boolean {
  const [first, ...others] = parts.flatMap((part) => (part.kind === 'enum' ? [part.values] : []));
  if (first === undefined || others.length === 0) return false;
  return !first.some((value) => others.every((values) => values.includes(value)));
}
