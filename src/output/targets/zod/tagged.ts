/** Writes unions whose members are discriminated by a property. */
import {
  code,
  discriminatorValues,
  expression,
  dereference,
  declaredLimits,
  ownValues,
  selectedBy,
  type Code,
  type Schema,
} from '../../../kit.js';
import type { Spell } from './objects.js';
import { isZodObject, referred, Z, type Position, type Spelling } from './spelling.js';

type Union = Extract<Schema, { kind: 'union' }>;

/**
 * Returns `z.discriminatedUnion` if all members are objects, otherwise a union of which only one member can match.
 * @param schema a union that does not contain `null`
 * @returns `undefined` if the property does not distinguish all members
 */
export function zodTagged(
  schema: Union,
  position: Position,
  spelling: Spelling,
  spell: Spell,
): Code | undefined {
  const { discriminator, members } = schema;
  if (discriminator === undefined || discriminator.defaultMapping !== undefined) return undefined;
  const ids = new Set(discriminator.mapping.values());
  const named = members.flatMap((member) => (member.kind === 'ref' ? [member.id] : []));
  if (named.length < members.length || named.some((id) => !ids.has(id))) return undefined;
  if (ids.size !== new Set(named).size) return undefined;
  const branches = members.map((member) => branch(schema, member, position, spelling, spell));
  if (branches.some((one) => one === undefined)) return undefined;
  const all = branches.flatMap((one) => one ?? []);
  const list = expression.array(all.map((one) => one.value));
  const tag = expression.json(discriminator.property);
  return all.every(({ isObject }) => isObject)
    ? code`${Z}.discriminatedUnion(${tag}, ${list})`
    : code`${Z}.union(${list})`;
}

/**
 * Returns `z.discriminatedUnion` if every member is an object that declares its own values for one property (`const`,
 * `enum`), and no two members share a value. zod then tries only one member, and its errors refer to that member.
 * @param members the members of the union except `null`
 */
export function zodSelfTagged(
  members: readonly Schema[],
  position: Position,
  spelling: Spelling,
  spelledMembers: () => readonly Code[],
): Code | undefined {
  const follow = (one: Schema): Schema => dereference(one, spelling.api);
  const [first, second] = members;
  const shape = first && follow(first);
  if (shape?.kind !== 'object' || second === undefined) return undefined;
  const isObject = (member: Schema): boolean =>
    isZodObject(member, position, spelling) &&
    (member.kind !== 'ref' || referred(member.id, position, spelling)?.isDeclared === true);
  if (!members.every(isObject)) return undefined;
  const tag = [...shape.properties.keys()].find((name) => tellsApart(name, members, follow));
  if (tag === undefined) return undefined;
  return code`${Z}.discriminatedUnion(${expression.json(tag)}, ${expression.array([...spelledMembers()])})`;
}

function tellsApart(
  name: string,
  members: readonly Schema[],
  follow: (schema: Schema) => Schema,
): boolean {
  const seen = new Set<unknown>();
  return members.every((member) => {
    const shape = follow(member);
    const property = shape.kind === 'object' ? shape.properties.get(name)?.schema : undefined;
    const own = ownValues(member, name, follow);
    // zod reads the values of the discriminator from the property's schema. So the property must be in requests and in
    // responses, and its enum must accept only the listed values.
    const isPlain =
      property?.kind === 'enum' &&
      property.open !== true &&
      property.readOnly !== true &&
      property.writeOnly !== true;
    if (!isPlain || own?.required !== true || own.values.size === 0) return false;
    const isNew = [...own.values].every((value) => !seen.has(value));
    for (const value of own.values) seen.add(value);
    return isNew;
  });
}

interface Branch {
  readonly value: Code;
  /** True if the member is written as a zod object. zod can then read the discriminator's values from it. */
  readonly isObject: boolean;
}

function branch(
  schema: Union,
  member: Schema,
  position: Position,
  spelling: Spelling,
  spell: Spell,
): Branch | undefined {
  const { api } = spelling;
  const { discriminator } = schema;
  if (discriminator === undefined || member.kind !== 'ref') return undefined;
  const follow = (one: Schema): Schema => dereference(one, api);
  const { property } = discriminator;
  const target = follow(member);
  if (target.kind === 'union') return undefined;
  const own = ownValues(member, property, follow);
  const isObject =
    isZodObject(member, position, spelling) &&
    referred(member.id, position, spelling)?.isDeclared === true;
  const values = discriminatorValues(schema, member, follow);
  const value = spell(member, position, spelling);
  if (values.length === 0) {
    const isSure =
      own?.required === true && own.values.size > 0 && !hasOthers(own.values, schema, member.id);
    return isSure ? { value, isObject } : undefined;
  }
  const [first, ...others] = values.map((one) => expression.json(one));
  if (first === undefined) return undefined;
  const literal = code`${Z}.literal(${others.length === 0 ? first : expression.array([first, ...others])})`;
  const tag = expression.object([expression.property(property, literal)]);
  if (!isObject) return { value: code`${value}.and(${Z}.object(${tag}))`, isObject };
  const declared = target.kind === 'object' ? target.properties.get(property)?.schema : undefined;
  // `extend` would replace the property's schema, so any other constraints on the property would be lost.
  const isFree = declared === undefined || isBare(declared) || declared.kind === 'enum';
  const isStrict = target.kind === 'object' && target.rest === undefined && declared === undefined;
  if (!isFree || isStrict) return undefined;
  return { value: code`${value}.extend(${tag})`, isObject };
}

/**
 * Returns true if a member's own values include a value that the discriminator maps to another member, or does not
 * map.
 */
function hasOthers(values: ReadonlySet<unknown>, { discriminator }: Union, id: string): boolean {
  return [...values].some(
    (value) => discriminator === undefined || selectedBy(discriminator, value) !== id,
  );
}

const SCALARS: ReadonlySet<Schema['kind']> = new Set(['string', 'boolean', 'integer', 'number']);

function isBare(schema: Schema): boolean {
  return (
    SCALARS.has(schema.kind) &&
    !('pattern' in schema && schema.pattern !== undefined) &&
    declaredLimits(schema).length === 0 &&
    schema.assertions === undefined
  );
}
