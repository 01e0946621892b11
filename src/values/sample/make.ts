/**
 * Generates a value from a schema, member by member. If an assertion concerns the whole value, it is checked
 * afterwards.
 */
import { allOf } from '../../model/effective/all-of.js';
import { isSent } from '../../model/direction.js';
import { selectedBy, tagsById } from '../../model/discriminator.js';
import { effective } from '../../model/effective/effective.js';
import { flattened } from '../../model/effective/flattened.js';
import { isSilent } from '../../model/effective/any-value.js';
import { UNKNOWN, type Assertions, type Schema, type UnionShape } from '../../model/schema.js';
import { isComposed } from '../../model/walk.js';
import { declaredValue } from './described.js';
import { DEEPEST, type Making } from './making.js';
import { numberOf } from './number.js';
import { arraySample, objectSample, tupleSample } from './parts.js';
import { seedOfTry, turned } from './seed.js';
import { textOf } from './text.js';
import { BYTES, type Instance, fits, isObjectInstance, spend } from '../validation/index.js';

const TRIES = 6;
/**
 * The options for the last attempts. They omit optional properties, because a keyword such as `not` may forbid them.
 */
const LEAN = { optional: false, lean: true };

/**
 * Generates a value of a schema.
 * @returns `undefined` if no value was found: the type is infinitely recursive, accepts no value, or no steps remain
 */
export function make(schema: Schema, making: Making): Instance | undefined {
  if (making.depth > DEEPEST || !spend(making)) return undefined;
  const given = declaredValue(schema, making);
  if (given !== undefined) return given;
  const { assertions } = schema;
  return assertions === undefined
    ? valueOfKind(schema, making)
    : asserted(schema, assertions, making);
}

function valueOfKind(
  schema: Schema,
  making: Making,
  assertions?: Assertions,
): Instance | undefined {
  if (isComposed(schema)) {
    return schema.kind === 'union' ? memberOf(schema, making) : togetherOf(schema.members, making);
  }
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return making.label;
    case 'never':
      return undefined;
    case 'null':
      return null;
    case 'boolean':
      return making.seed % 2 === 0;
    case 'number':
    case 'integer':
      return numberOf(schema, making.seed);
    case 'string':
      return textOf(schema, making);
    case 'binary':
      return BYTES;
    case 'enum':
      return turned(schema.values, making.seed)[0];
    case 'array':
      return arraySample(schema, making, make, assertions);
    case 'tuple':
      return tupleSample(schema, making, make);
    case 'object':
      return objectSample(schema, making, make, assertions);
    case 'ref': {
      const target = making.api.schemas.get(schema.id);
      if (target === undefined) return making.label;
      if (making.open.has(target)) return undefined;
      return make(target, within(making, [target]));
    }
    default:
      return schema satisfies never;
  }
}

function within(making: Making, entered: readonly Schema[]): Making {
  return { ...making, open: new Set([...making.open, ...entered]) };
}

/**
 * Generates a value for a schema with assertions. Tries the schema alone, then with its `then`, `else` or dependent
 * schemas.
 */
function asserted(schema: Schema, assertions: Assertions, making: Making): Instance | undefined {
  const { values = [], forms = [], then, else: otherwise, if: condition } = assertions;
  for (const value of turned(values, making.seed)) {
    if (fits(schema, value, making)) return value;
  }
  const { assertions: _, examples: __, default: ___, ...bare } = schema;
  const forming = isSilent(bare) && forms.length > 0 ? turned(forms, making.seed) : [bare];
  const adding = [
    [],
    [condition, then],
    [otherwise],
    [...(assertions.dependentSchemas?.values() ?? [])],
  ];
  let unfit: Instance | undefined;
  for (let tried = 0; tried < TRIES; tried++) {
    const isLean = tried >= TRIES - 2;
    const again = { ...making, seed: seedOfTry(making.seed, tried), ...(isLean && LEAN) };
    for (const form of forming) {
      for (const more of adding) {
        const members = [form, ...more.flatMap((one) => one ?? [])];
        if (more.length > 0 && members.length === 1) continue;
        const value =
          members.length === 1
            ? valueOfKind(form, again, assertions)
            : togetherOf(members, again, assertions);
        if (value !== undefined && fits(schema, value, making)) return value;
        unfit ??= value;
      }
    }
    if (making.steps.left < 0) break;
  }
  return making.readers ? unfit : undefined;
}

/** Returns a value of the first union member for which a value is found. `null` is tried last. */
function memberOf(shape: UnionShape, making: Making): Instance | undefined {
  const { seed } = making;
  const members = completeFirst(
    turned(
      shape.members.filter(({ kind }) => kind !== 'null'),
      seed,
    ),
    making,
  );
  const nulls = shape.members.filter(({ kind }) => kind === 'null');
  const isNull = seed !== 0 && seed % 8 === 0;
  for (const member of isNull ? [...nulls, ...members] : [...members, ...nulls]) {
    const value = make(member, making);
    if (value === undefined) continue;
    const tagged = withTag(shape, member, value, making);
    if (tagged === undefined) continue;
    const isRight = making.readers || isPlain(shape);
    if (isRight || fits({ ...shape, origins: [] }, tagged, making)) return tagged;
  }
  return undefined;
}

/**
 * Moves union members that require a property that is not sent in this direction to the end. For example, a response
 * does not contain a write-only property, so a member that requires it is invalid according to JSON Schema, although
 * OpenAPI accepts it.
 */
function completeFirst(members: readonly Schema[], { api, direction }: Making): readonly Schema[] {
  const isComplete = (member: Schema): boolean => {
    const target = member.kind === 'ref' ? api.schemas.get(member.id) : member;
    if (target?.kind !== 'object') return true;
    return ![...target.properties.values()].some(
      ({ required, schema }) => required && !isSent(schema, direction),
    );
  };
  const later = members.filter((member) => !isComplete(member));
  return later.length === 0 ? members : [...members.filter(isComplete), ...later];
}

/** Returns true if every value that matches a single member is certainly valid for the whole union. */
function isPlain({ discriminator, exclusive, members }: UnionShape): boolean {
  if (discriminator !== undefined) return false;
  return exclusive !== true || members.filter(({ kind }) => kind !== 'null').length < 2;
}

function withTag(
  { discriminator }: UnionShape,
  member: Schema,
  value: Instance,
  { seed }: Making,
): Instance | undefined {
  if (discriminator === undefined || member.kind !== 'ref' || !isObjectInstance(value))
    return value;
  if (selectedBy(discriminator, value.get(discriminator.property)) === member.id) return value;
  const [tag] = turned([...(tagsById(discriminator).get(member.id) ?? [])], seed);
  if (tag === undefined) {
    return discriminator.mapping.size === 0 || discriminator.partial === true ? value : undefined;
  }
  return new Map([...value, [discriminator.property, tag]]);
}

/** Generates a value of an intersection (`allOf`). Parts of the same kind, such as two objects, are merged first. */
function togetherOf(
  members: readonly Schema[],
  making: Making,
  assertions?: Assertions,
): Instance | undefined {
  const parts = flattened(allOf(members, []), making.api)?.filter(
    (part) => !isSilent(part) || part.assertions !== undefined,
  );
  if (parts === undefined || parts.some((part) => making.open.has(part))) return undefined;
  const given = parts.map((part) => declaredValue(part, making));
  const isFit = (value: Instance | undefined): value is Instance =>
    value !== undefined && parts.every((part) => fits(part, value, making));
  const whole = given.filter((value) => !isObjectInstance(value));
  const found =
    whole.find(isFit) ?? (making.readers ? whole.find((one) => one !== undefined) : undefined);
  if (found !== undefined) return found;
  if (parts.length === 0) return making.label;
  const union = parts.find(({ kind, assertions: more }) => kind === 'union' && more === undefined);
  if (union?.kind === 'union') {
    return distributed(union, parts, within(making, [union]), isFit);
  }
  const form = asOne(parts, making.api);
  const demands = { ...assertions, ...mergedAssertions(parts) };
  const shown = given.filter(isObjectInstance).flatMap((value) => [...value]);
  let unfit: Instance | undefined;
  for (let tried = 0; tried < TRIES; tried++) {
    const again = { ...within(making, parts), seed: seedOfTry(making.seed, tried) };
    const values: readonly (Instance | undefined)[] = form
      ? [parts.length === 1 ? make(form, again) : valueOfKind(form, again, demands)]
      : parts.map((part) => make(part, again));
    const [first] = values;
    const all = [...values, ...enumerated(parts)];
    if (shown.length > 0 && (first === undefined || isObjectInstance(first)))
      all.unshift(new Map([...(first ?? []), ...shown]));
    const isShown = making.readers && shown.length > 0;
    const found = isShown ? all[0] : all.find(isFit);
    if (found !== undefined) return found;
    unfit ??= all.find((one) => one !== undefined);
    if (making.steps.left < 0) break;
  }
  return making.readers ? unfit : undefined;
}

/**
 * Merges all parts of an intersection into one schema.
 * @returns `undefined` if the parts cannot be merged, for example because they have no common type
 */
function asOne(parts: readonly Schema[], api: Making['api']): Schema | undefined {
  const [only = UNKNOWN, another] = parts;
  if (another === undefined) return only;
  const form = effective(allOf(parts, []), api);
  const isForm = form.kind === 'union' || (form.kind !== 'never' && !isComposed(form));
  return isForm ? form : undefined;
}

function enumerated(parts: readonly Schema[]): Instance[] {
  return parts.flatMap((part) => (part.kind === 'enum' ? part.values : []));
}

/**
 * Merges the assertions of all parts of an intersection (`allOf`). If several parts have the same assertion, the last
 * one is used. This may be wrong, so the value is validated against all parts afterwards.
 */
function mergedAssertions(parts: readonly Schema[]): Assertions {
  return parts.reduce<Assertions>((all, { assertions }) => ({ ...all, ...assertions }), {});
}

/** Combines each member of a union with the other parts of the intersection, until a value is found. */
function distributed(
  union: UnionShape & Schema,
  parts: readonly Schema[],
  making: Making,
  isFit: (value: Instance | undefined) => value is Instance,
): Instance | undefined {
  const others = parts.filter((part) => part !== union);
  for (const member of completeFirst(turned(union.members, making.seed), making)) {
    const value = togetherOf([...others, member], making);
    const tagged = value && withTag(union, member, value, making);
    if (isFit(tagged)) return tagged;
    if (making.steps.left < 0) return undefined;
  }
  return undefined;
}
