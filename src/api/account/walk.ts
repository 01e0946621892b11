/**
 * Looks up every fact of an API as it was read in the merged API. It finds the counterparts of a part by its place, and
 * does not use the code that merges.
 */
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { FACTS, type FactKind, type Owner, type FactRule } from '../../model/facts.js';
import type { Api } from '../../model/api.js';
import { isWeak, trustOf, type Origin } from '../../model/origin.js';
import type { Schema } from '../../model/schema.js';
import { createCounterparts, type AccountCounterparts, type MergedIndex } from './counterparts.js';
import { isFactKept, isStated, type ValueRule } from './kept.js';
import { asPart, formsOfPart, originsIn, partName, unwrapped, type FactPart } from './part.js';

/** A fact that the merged API does not contain. */
export interface Missing {
  readonly kind: FactKind;
  /** The value; the name of a part or of an entry. */
  readonly value: unknown;
  readonly origins: readonly Origin[];
  /** The part that contains the fact, and its counterparts in the merged API. */
  readonly part: FactPart;
  readonly others: readonly FactPart[];
  /** The place of the part. */
  readonly place: FactPlace;
}

/** The place of a part: the part, and the place of the part that contains it. */
export interface FactPlace {
  readonly parent: FactPlace | undefined;
  readonly owner: Owner;
  readonly field: string;
  readonly key: string | number | undefined;
  readonly part: FactPart;
  /** The counterparts of the part in the merged API. */
  readonly others: readonly FactPart[];
  /** The locations that declare the part, or the part that contains it. */
  readonly origins: readonly Origin[];
  /** The missing part that contains the place. */
  readonly missing: Missing | undefined;
  /** True in a named schema that is compared again where the API refers to it. Its facts are counted only once. */
  readonly isRepeat: boolean;
}

export interface Visitor {
  /** Called for every fact, also for those that are not in the merged API. */
  count(kind: FactKind): void;
  /** Called for each fact that is not in the merged API. A missing part is followed by the facts inside it. */
  missing(fact: Missing): void;
}

/**
 * Visits every fact that an API states.
 * @param api the API as it was read
 * @param merged an index of the merged API
 */
export function visitFacts(api: Api, merged: MergedIndex, visitor: Visitor): void {
  const root = { source: api.document?.source ?? '', pointer: '', trust: 'declared' } as const;
  const part = asPart(api);
  const walk = new Walk(api, createCounterparts(merged, api), visitor);
  walk.part(part, [merged.root], {
    ...{ parent: undefined, owner: 'api', field: '', key: undefined, part },
    ...{ others: [merged.root], origins: [root], missing: undefined, isRepeat: false },
  });
}

/** Returns the names of the parts from the API to a place: `GET /pets/{}`, `query limit`. */
export function pathOfPlace(place: FactPlace | undefined): readonly string[] {
  if (place === undefined) return [];
  const name = partName(place.owner, place.field, place.key, place.part);
  return name === undefined ? pathOfPlace(place.parent) : [...pathOfPlace(place.parent), name];
}

interface StatedRule {
  readonly field: string;
  readonly rule: ValueRule | 'items' | 'entries' | Owner;
  /** True for a part that is a fact by itself. */
  readonly isFact: boolean;
  readonly kind: FactKind;
}

const RULES: ReadonlyMap<string, ReadonlyMap<string, StatedRule>> = new Map(
  Object.entries(FACTS).map(([owner, fields]) => [owner, statedRules(owner, fields)]),
);

function statedRules(
  owner: string,
  fields: Readonly<Record<string, FactRule>>,
): ReadonlyMap<string, StatedRule> {
  const stated = Object.entries(fields).filter(([, rule]) => rule !== 'none');
  return new Map(
    stated.map(([field, rule]) => {
      const isFact = !rule.startsWith('=');
      const own = (isFact ? rule : rule.slice(1)) as StatedRule['rule'];
      return [field, { field, rule: own, isFact, kind: `${owner}.${field}` as FactKind }];
    }),
  );
}

class Walk {
  readonly #api: Api;
  readonly #counterparts: AccountCounterparts;
  readonly #visitor: Visitor;
  /** The counterparts with which a named schema was compared at a place that refers to it. */
  readonly #written = new Map<Schema, Set<unknown>>();

  constructor(api: Api, counterparts: AccountCounterparts, visitor: Visitor) {
    this.#api = api;
    this.#counterparts = counterparts;
    this.#visitor = visitor;
  }

  part(part: FactPart, others: readonly FactPart[], place: FactPlace): void {
    const { owner } = place;
    const isSame = others.length === 1 && others[0] === part;
    const found = isSame || owner !== 'schema' ? others : this.#counterparts.closure(others);
    if (owner === 'schema') {
      if (part['kind'] === 'ref' && !isSame) this.#ref(part, found, place);
      for (const form of formsOfPart(part)) this.part(form, found, { ...place, part: form });
    }
    const rules = RULES.get(owner);
    const isWeakPart = isWeak(trustOf(place.origins));
    for (const field in part) {
      const rule = rules?.get(field);
      const value = part[field];
      if (rule === undefined || value === undefined) continue;
      switch (rule.rule) {
        case 'value':
        case 'flag':
        case 'text':
          this.#value(rule, rule.rule, value, part, found, place, isWeakPart);
          break;
        case 'items':
        case 'entries':
          this.#each(rule, value, part, found, place);
          break;
        default:
          this.#parts(rule, rule.rule, value, part, found, place, isSame);
      }
    }
  }

  #parts(
    rule: StatedRule,
    owner: Owner,
    value: unknown,
    part: FactPart,
    others: readonly FactPart[],
    place: FactPlace,
    isSame: boolean,
  ): void {
    const visit = (one: unknown, key?: string | number): void => {
      if (!isPlainObject(one)) return;
      const found = isSame ? [one] : this.#counterparts.of(owner, rule.field, key, one, others);
      this.#inner(rule, owner, key, one, found, part, others, place);
    };
    if (value instanceof Map) value.forEach((one: unknown, key) => visit(one, String(key)));
    else if (Array.isArray(value)) value.forEach((one: unknown, index) => visit(one, index));
    else visit(value);
  }

  #inner(
    { field, kind, isFact }: StatedRule,
    owner: Owner,
    key: string | number | undefined,
    one: FactPart,
    found: readonly FactPart[],
    part: FactPart,
    others: readonly FactPart[],
    parent: FactPlace,
  ): void {
    const origins = originsIn(one) ?? originsIn(one['schema']) ?? parent.origins;
    let { missing } = parent;
    if (isFact && !isWeak(trustOf(origins))) {
      if (!parent.isRepeat) this.#visitor.count(kind);
      if (found.length === 0) {
        const value = partName(owner, field, key, one) ?? field;
        const fact: Missing = { kind, value, origins, part, others, place: parent };
        this.#report(fact);
        missing ??= fact;
      }
    }
    const { isRepeat } = parent;
    const place = { parent, owner, field, key, part: one, others: found };
    this.part(one, found, { ...place, origins, missing, isRepeat });
  }

  #value(
    { kind, field }: StatedRule,
    rule: ValueRule,
    declared: unknown,
    part: FactPart,
    others: readonly FactPart[],
    place: FactPlace,
    isWeakPart: boolean,
  ): void {
    const { value, origins } = unwrapped(declared);
    if (origins ? isWeak(trustOf(origins)) : isWeakPart) return;
    if (!isStated(kind, rule, value, part)) return;
    if (!place.isRepeat) this.#visitor.count(kind);
    if (
      others[0] === part ||
      isFactKept(kind, rule, field, value, others, this.#counterparts.schemeNames)
    )
      return;
    // A list of the object declares which properties are required.
    const own = kind === 'property.required' ? place.parent?.origins : origins;
    this.#report({ kind, value, origins: own ?? place.origins, part, others, place });
  }

  #each(
    { kind, field }: StatedRule,
    value: unknown,
    part: FactPart,
    others: readonly FactPart[],
    place: FactPlace,
  ): void {
    const isSame = others.some((other) => other[field] === value);
    const visit = (declared: unknown, name?: string): void => {
      const { value: item, origins = place.origins } = unwrapped(declared);
      // restitch writes this extension itself.
      if (isWeak(trustOf(origins)) || name === 'x-inferred') return;
      if (!place.isRepeat) this.#visitor.count(kind);
      if (isSame || this.#counterparts.has(kind, field, name, item, others)) return;
      this.#report({ kind, value: name ?? item, origins, part, others, place });
    };
    if (value instanceof Map) value.forEach((one: unknown, name) => visit(one, String(name)));
    else if (Array.isArray(value)) value.forEach((one: unknown) => visit(one));
  }

  /** If the merged API refers to another schema here, compares the content of the schema with it. */
  #ref({ id }: FactPart, others: readonly FactPart[], place: FactPlace): void {
    const target = typeof id === 'string' ? this.#api.schemas.get(id) : undefined;
    if (target === undefined || this.#counterparts.isReached(target, others)) return;
    const known = this.#written.get(target) ?? new Set();
    this.#written.set(target, known);
    const [first] = others;
    if (known.has(first)) return;
    known.add(first);
    const part = asPart(target);
    this.part(part, others, { ...place, part, origins: target.origins, isRepeat: true });
  }

  #report(fact: Missing): void {
    if (fact.place.isRepeat) this.#visitor.count(fact.kind);
    this.#visitor.missing(fact);
  }
}
