/**
 * Pairs the members of unions and intersections that documents declare for the same value. Members belong together if
 * they are the same thing: if they have the same content, name, tag, title or JSON type. Their order has no meaning.
 */
import { jsonTypeOf } from '../../../../model/effective/shapes.js';
import { isIndirect } from '../../../../model/effective/effective.js';
import type { ObjectShape, Scalar, Schema } from '../../../../model/schema.js';
import { schemaShapeText } from '../../schema-text.js';
import type { Authority } from '../../elect.js';
import { expanded } from '../spelling/expanded-schemas.js';
import { withoutNull } from '../spelling/nullable.js';

type Members = readonly Schema[];

/** A member as it is written, and its form without references and intersections at the top level. */
interface Member {
  readonly schema: Schema;
  readonly form: Schema;
}

/** Returns true if two members are the same thing. */
type IsOne = (a: Member, b: Member) => boolean;

/**
 * Pairs the members of several lists. A list has at most one member in each column.
 * @param lists the members of each union, in the order of their documents
 * @param authority if omitted, references are not resolved
 * @returns the columns in the order of the first list, followed by the members that it lacks
 */
export function memberColumns(
  lists: readonly Members[],
  authority: Authority | undefined,
): readonly Members[] {
  const known = lists.map((list) =>
    list.map((schema): Member => ({ schema, form: memberForm(schema, authority) })),
  );
  const isCertain = certain(authority);
  const [first = [], ...others] = known;
  const columns: Member[][] = first.map((member) => [member]);
  for (const list of others) {
    let free = [...columns];
    let left = [...list];
    const pair = (column: Member[], member: Member): void => {
      column.push(member);
      free = free.filter((one) => one !== column);
      left = left.filter((one) => one !== member);
    };
    for (const isOne of isCertain) {
      for (const member of left) {
        const column = free.find((members) => members.some((one) => isOne(one, member)));
        if (column) pair(column, member);
      }
    }
    for (const isOne of PROBABLE) {
      for (const member of left) {
        const found = free.filter((members) => members.some((one) => isOne(one, member)));
        const [column] = found;
        const rivals = left.filter((rival) => column?.some((one) => isOne(one, rival)));
        if (column && found.length === 1 && rivals.length === 1) pair(column, member);
      }
    }
    for (const member of left) columns.push([member]);
  }
  return columns.map((column) => column.map(({ schema }) => schema));
}

/** Returns true if no value matches two of the members, because of their JSON types or of their tags. */
export function haveNoCommonValue(members: Members, authority: Authority | undefined): boolean {
  const forms = members.map((schema) => memberForm(schema, authority));
  return forms.every((form, index) =>
    forms.slice(0, index).every((other) => {
      const [one, two] = [memberType(form), memberType(other)];
      if (one !== undefined && two !== undefined && one !== two) return true;
      if (form.kind === 'enum' && other.kind === 'enum')
        return !form.values.some((value) => other.values.includes(value));
      return areMembersApart(form, other, true);
    }),
  );
}

/** Returns a member without `null`, references and intersections at its top level. */
export function memberForm(schema: Schema, authority: Authority | undefined): Schema {
  const bare = withoutNull(schema);
  return authority && isIndirect(bare) ? expanded(bare, authority) : bare;
}

/** How members are certainly the same thing: the first that applies counts. */
function certain(authority: Authority | undefined): readonly IsOne[] {
  return [
    (a, b) => schemaShapeText(a.schema) === schemaShapeText(b.schema),
    (a, b) => authority?.isAlike(a.schema, b.schema) === true,
    (a, b) => !areNames(a, b) && schemaShapeText(a.form) === schemaShapeText(b.form),
  ];
}

/** How members are probably the same thing, if no other member could be meant. */
const PROBABLE: readonly IsOne[] = [
  (a, b) => isComparable(a, b) && areTaggedAlike(a.form, b.form),
  (a, b) => isComparable(a, b) && a.form.title !== undefined && a.form.title === b.form.title,
  (a, b) => isComparable(a, b) && haveCommonNames(a.form, b.form, true),
  (a, b) => isComparable(a, b) && haveCommonNames(a.form, b.form, false),
  isComparable,
];

function areNames(a: Member, b: Member): boolean {
  return a.schema.kind === 'ref' && b.schema.kind === 'ref';
}

/** Two names are two things, and two constants are two alternatives. */
function isComparable(a: Member, b: Member): boolean {
  if (areNames(a, b) || a.form.kind === 'enum' || b.form.kind === 'enum') return false;
  const isOneType = memberType(a.form) === memberType(b.form) && memberType(a.form) !== undefined;
  return (isOneType || a.form.kind === b.form.kind) && !areMembersApart(a.form, b.form, false);
}

/** Returns the JSON type of a schema; `undefined` if it allows several types. */
export function memberType(form: Schema): string | undefined {
  if (form.kind === 'enum') {
    const types = new Set(form.values.map((value) => (value === null ? 'null' : typeof value)));
    return types.size === 1 ? [...types][0]?.replace('bigint', 'number') : undefined;
  }
  return ['union', 'intersection', 'ref', 'any', 'unknown', 'never'].includes(form.kind)
    ? undefined
    : jsonTypeOf(form);
}

/** Returns the only value of each property that has just one, such as `type: card`. */
function tagsOf(form: Schema, isRequired: boolean): ReadonlyMap<string, Scalar> {
  const properties = form.kind === 'object' ? [...form.properties] : [];
  return new Map(
    properties.flatMap(([name, { schema, required }]): [string, Scalar][] => {
      const [value, another] = schema.kind === 'enum' && !schema.open ? schema.values : [];
      const isTag = value !== undefined && another === undefined && (required || !isRequired);
      return isTag ? [[name, value]] : [];
    }),
  );
}

/**
 * Returns true if two objects have a property with only one value each, and these values differ.
 * @param isRequired true if only required properties count, so that no value can match both objects
 */
export function areMembersApart(one: Schema, other: Schema, isRequired: boolean): boolean {
  const others = tagsOf(other, isRequired);
  return [...tagsOf(one, isRequired)].some(
    ([name, value]) => others.has(name) && others.get(name) !== value,
  );
}

function areTaggedAlike(one: Schema, other: Schema): boolean {
  const others = tagsOf(other, false);
  return [...tagsOf(one, false)].some(([name, value]) => others.get(name) === value);
}

function haveCommonNames(one: Schema, other: Schema, areEqual: boolean): boolean {
  if (one.kind !== 'object' || other.kind !== 'object') return false;
  const [smaller, larger] = [one, other].sort((a, b) => a.properties.size - b.properties.size);
  if (smaller === undefined || larger === undefined || smaller.properties.size === 0) return false;
  if (areEqual && smaller.properties.size !== larger.properties.size) return false;
  return containsNames(larger, smaller);
}

/** Returns true if an object has all properties of another one. */
export function containsNames(larger: ObjectShape, smaller: ObjectShape): boolean {
  return [...smaller.properties.keys()].every((name) => larger.properties.has(name));
}
