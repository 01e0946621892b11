/** Writes a schema of the API as an expression that creates the same schema with zod. */
import {
  code,
  expression,
  dereference,
  declaredParts,
  effectiveMembers,
  type Code,
  type Schema,
  lit,
} from '../../../kit.js';
import { anyValue, byCheck } from './by-check.js';
import { hasSharedDates } from './conversion.js';
import { zodObject } from './objects.js';
import { number, oneOf, row, zodText } from './scalars.js';
import {
  isBeyondZod,
  limitCalls,
  referred,
  Z,
  zodType,
  type Position,
  type Spelling,
} from './spelling.js';
import { zodSelfTagged, zodTagged } from './tagged.js';

type Shape<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

/**
 * Writes a schema as an expression.
 * @param position where the schema is used: its direction, its name, and the schemas declared above it
 */
export function spell(schema: Schema, position: Position, spelling: Spelling): Code {
  const value = spelled(schema, position, spelling);
  return position.texts === 'value' ? alsoText(value, schema, spelling) : value;
}

function spelled(schema: Schema, position: Position, spelling: Spelling): Code {
  if (schema.kind === 'ref') return reference(schema, position, spelling);
  // Parameters without constraints are read from text, too.
  const isRead = position.texts === 'properties' && !isBeyondZod(schema, position);
  if (schema.kind === 'object' && isRead) return zodObject(schema, position, spelling, spell);
  if (!spelling.demands(schema)) return anyValue(schema, position, spelling);
  if (isBeyondZod(schema, position)) return byCheck(schema, position, spelling);
  switch (schema.kind) {
    case 'string':
      return zodText(schema, position, spelling);
    case 'number':
    case 'integer':
      return number(schema, spelling);
    case 'boolean':
      return code`${Z}.boolean()`;
    case 'null':
      return code`${Z}.null()`;
    case 'never':
      return code`${Z}.never()`;
    case 'enum':
      return oneOf(schema);
    case 'array':
      return list(schema, position, spelling);
    case 'tuple':
      return tuple(schema, position, spelling);
    case 'object':
      return zodObject(schema, position, spelling, spell);
    case 'union':
      return union(schema, position, spelling);
    case 'intersection':
      return intersection(schema, position, spelling);
    default:
      return anyValue(schema, position, spelling);
  }
}

function reference(schema: Shape<'ref'>, position: Position, spelling: Spelling): Code {
  const found = referred(schema.id, position, spelling);
  if (found === undefined) return code`${Z}.unknown()`;
  const { id } = schema;
  // Some schemas were inferred from an example and only resemble the named schema: no document declares that they are
  // the same. Any value is accepted then.
  const isGuess = !spelling.demands(schema) && spelling.demands({ kind: 'ref', id, origins: [] });
  if (isGuess) return anyValue(schema, position, spelling);
  if (found.isDeclared) return found.constant;
  const type = zodType(schema, position, spelling);
  return code`${Z}.lazy((): ${type} => ${spelling.support('typed')}(${found.constant}))`;
}

function inner(position: Position, name: string): Position {
  return { ...position, hint: position.hint + name };
}

function list(schema: Shape<'array'>, position: Position, spelling: Spelling): Code {
  const items = spell(schema.items, inner(position, 'Item'), spelling);
  return row([code`${Z}.array(${items})`, ...limitCalls(schema)]);
}

function tuple({ items, rest }: Shape<'tuple'>, position: Position, spelling: Spelling): Code {
  const all = items.map((item, at) => spell(item, inner(position, `Item${at + 1}`), spelling));
  const list = expression.array(all);
  if (rest === undefined) return code`${Z}.tuple(${list})`;
  return code`${Z}.tuple(${list}, ${spell(rest, inner(position, 'Rest'), spelling)})`;
}

function union(schema: Shape<'union'>, position: Position, spelling: Spelling): Code {
  const isExclusive = schema.exclusive === true && schema.discriminator === undefined;
  const takesAny = isExclusive && !schema.members.every(spelling.demands);
  const members = takesAny ? schema.members : schema.members.filter(({ kind }) => kind !== 'null');
  const isNullable = members.length < schema.members.length;
  const [only, another] = members;
  if (only === undefined) return code`${Z}.null()`;
  const spelledMembers = (): Code[] =>
    members.map((member, at) => spell(member, inner(position, `Form${at + 1}`), spelling));
  const untagged = (): Code =>
    zodSelfTagged(members, position, spelling, spelledMembers) ??
    code`${unionOf(members, isExclusive, spelling)}(${expression.array(spelledMembers())})`;
  const { discriminator } = schema;
  const isTagged = discriminator !== undefined && discriminator.mapping.size > 0;
  const whole =
    isTagged && discriminator.partial !== true
      ? zodTagged({ ...schema, members }, position, spelling, spell)
      : another === undefined
        ? spell(only, position, spelling)
        : untagged();
  if (whole === undefined) return byCheck(schema, position, spelling);
  return isNullable ? code`${whole}.nullable()` : whole;
}

/** Returns the function that creates a union. The one of zod returns only the properties of the first matching member. */
function unionOf(members: readonly Schema[], isExclusive: boolean, spelling: Spelling): Code {
  if (isExclusive) return code`${Z}.xor`;
  const forms = members.map((member) => {
    const kinds = effectiveMembers(member, spelling.api).map(({ kind }) => FORMS.get(kind));
    return new Set(kinds.filter((kind) => kind !== undefined));
  });
  const isShared = forms.some((one, at) =>
    forms.some((other, place) => place > at && overlap(one, other)),
  );
  return isShared ? spelling.support('anyOf') : code`${Z}.union`;
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const isAny = one.has('any') || other.has('any');
  return isAny ? one.size * other.size > 0 : [...one].some((form) => other.has(form));
}

/** The kinds of schemas whose values can have properties or items, and the type of these values. */
const FORMS: ReadonlyMap<Schema['kind'], string> = new Map([
  ...(['any', 'unknown', 'ref', 'union', 'intersection'] as const).map(
    (kind) => [kind, 'any'] as const,
  ),
  ...(['array', 'tuple'] as const).map((kind) => [kind, 'array'] as const),
  ['object', 'object'],
]);

/** Writes an intersection. Each part checks the properties that it declares, and zod merges the results. */
function intersection(schema: Shape<'intersection'>, position: Position, spelling: Spelling): Code {
  const follow = (one: Schema): Schema => dereference(one, spelling.api);
  // The TypeScript type omits some parts of an intersection, but values are validated against all of them.
  const isWhole = declaredParts(schema.members, follow) === schema.members;
  if (!isWhole || hasSharedDates(schema, position, spelling)) {
    return byCheck(schema, position, spelling);
  }
  const parts = schema.members.filter(
    (part) => spelling.demands(part) || !['any', 'unknown'].includes(part.kind),
  );
  const [first, ...others] = parts.map((part, at) =>
    spell(part, inner(position, `Part${at + 1}`), spelling),
  );
  if (first === undefined) return code`${Z}.unknown()`;
  return others.reduce((whole, part) => code`${whole}.and(${part})`, first);
}

/** Adds a codec that also accepts text to the zod schema of a number or a boolean; any other schema is unchanged. */
function alsoText(value: Code, schema: Schema, { api, support }: Spelling): Code {
  const type = sentAsText(dereference(schema, api));
  return type === undefined ? value : code`${support('fromText')}(${lit(type)}, ${value})`;
}

function sentAsText(schema: Schema): 'integer' | 'number' | 'boolean' | undefined {
  switch (schema.kind) {
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.kind;
    case 'enum': {
      const [type, ...others] = new Set(schema.values.map((value) => typeof value));
      return others.length === 0 && (type === 'number' || type === 'boolean') ? type : undefined;
    }
    default:
      return undefined;
  }
}
