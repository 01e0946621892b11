/** What several schemas say of one value, as one schema: the parts of an intersection put together. */
import type {
  ArrayShape,
  NumberShape,
  ObjectShape,
  Property,
  Schema,
  StringShape,
} from '../model/schema.js';
import { DEEPEST, type Making } from './making.js';

/** Schemas that say nothing of their own but their parts, taken apart; and the named ones that were entered. */
export interface Parts {
  readonly parts: readonly Schema[];
  readonly open: Making['open'];
}

/** The parts of nested intersections, references followed; those that say nothing are left out. */
export function partsOf(members: readonly Schema[], making: Making): Parts | undefined {
  const open = new Set(making.open);
  const parts: Schema[] = [];
  const visit = (schema: Schema, depth: number): boolean => {
    if (depth > DEEPEST) return false;
    if (schema.kind === 'ref' && schema.assertions === undefined) {
      const target = making.api.schemas.get(schema.id);
      if (target === undefined) return true;
      if (open.has(schema.id)) return false;
      open.add(schema.id);
      return visit(target, depth + 1);
    }
    if (schema.kind === 'intersection' && schema.assertions === undefined) {
      return schema.members.every((member) => visit(member, depth + 1));
    }
    const isSilent = schema.kind === 'any' || schema.kind === 'unknown';
    if (!isSilent || schema.assertions !== undefined) parts.push(schema);
    return true;
  };
  return members.every((member) => visit(member, 0)) ? { parts, open } : undefined;
}

/**
 * One shape for parts of one kind.
 * @returns nothing where the parts are of different kinds, or of one that cannot be put together
 */
export function joinedSchema(parts: readonly Schema[]): Schema | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.length === 1) return first;
  if (areAll(parts, 'object')) return { ...oneObject(parts), origins: [] };
  if (areAll(parts, 'string')) return { ...oneText(parts), origins: [] };
  if (areAll(parts, 'array')) return { ...oneArray(parts), origins: [] };
  const numbers = parts.flatMap((one) =>
    one.kind === 'number' || one.kind === 'integer' ? [one] : [],
  );
  if (numbers.length === parts.length) return { ...oneNumber(numbers), origins: [] };
  return parts.every(({ kind }) => kind === first.kind) ? first : undefined;
}

function areAll<K extends Schema['kind']>(
  parts: readonly Schema[],
  kind: K,
): parts is readonly Extract<Schema, { kind: K }>[] {
  return parts.every((part) => part.kind === kind);
}

/** What several objects say of a property, it has to be all at once. */
function oneObject(shapes: readonly ObjectShape[]): ObjectShape {
  const properties = new Map<string, Property>();
  for (const shape of shapes) {
    for (const [name, property] of shape.properties) {
      const before = properties.get(name);
      properties.set(name, before === undefined ? property : bothProperties(before, property));
    }
  }
  const rests = shapes.map(({ rest }) => rest);
  const rest = rests.includes(undefined) ? undefined : whole(rests.flatMap((one) => one ?? []));
  const patterns = shapes.flatMap((shape) => [...(shape.patterns ?? [])]);
  return {
    kind: 'object',
    properties,
    ...(rest && { rest }),
    ...(shapes.some(({ restStated }) => restStated === true) && { restStated: true }),
    ...(patterns.length > 0 && { patterns: new Map(patterns) }),
    minProperties: Math.max(0, ...shapes.map((one) => one.minProperties ?? 0)),
    maxProperties: Math.min(...shapes.map((one) => one.maxProperties ?? Infinity)),
  };
}

function bothProperties(a: Property, b: Property): Property {
  const schema = whole([a.schema, b.schema]);
  const isRead = a.schema.readOnly === true || b.schema.readOnly === true;
  const isWritten = a.schema.writeOnly === true || b.schema.writeOnly === true;
  return {
    schema: {
      ...schema,
      ...(isRead && { readOnly: true }),
      ...(isWritten && { writeOnly: true }),
    },
    required: a.required || b.required,
  };
}

function whole(schemas: readonly Schema[]): Schema {
  const [only = ANYTHING, another] = new Set(schemas.filter(({ kind }) => kind !== 'any'));
  return another === undefined ? only : { kind: 'intersection', members: schemas, origins: [] };
}

const ANYTHING: Schema = { kind: 'any', origins: [] };

/** The narrowest length. Of several patterns the first one is made; that the others find something is asked later. */
function oneText(shapes: readonly StringShape[]): StringShape {
  const format = shapes.find((one) => one.format !== undefined)?.format;
  const pattern = shapes.find((one) => one.pattern !== undefined)?.pattern;
  const most = Math.min(...shapes.map((one) => one.maxLength ?? Infinity));
  return {
    kind: 'string',
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    minLength: Math.max(...shapes.map((one) => one.minLength ?? 0)),
    ...(most !== Infinity && { maxLength: most }),
  };
}

function oneNumber(shapes: readonly NumberShape[]): NumberShape {
  const units = shapes.flatMap(({ multipleOf = 0 }) => (multipleOf > 0 ? multipleOf : []));
  const whole = shapes.find(({ kind }) => kind === 'integer');
  const most = (bound: 'maximum' | 'exclusiveMaximum'): number =>
    Math.min(...shapes.map((one) => one[bound] ?? Infinity));
  const least = (bound: 'minimum' | 'exclusiveMinimum'): number =>
    Math.max(...shapes.map((one) => one[bound] ?? -Infinity));
  return {
    kind: whole?.kind ?? 'number',
    ...(whole?.format !== undefined && { format: whole.format }),
    minimum: least('minimum'),
    maximum: most('maximum'),
    exclusiveMinimum: least('exclusiveMinimum'),
    exclusiveMaximum: most('exclusiveMaximum'),
    ...(units.length > 0 && { multipleOf: units.reduce(commonMultiple) }),
  };
}

/** The least number that is a multiple of both, as far as it is near. */
function commonMultiple(a: number, b: number): number {
  for (let factor = 1; factor <= 1000; factor++) {
    const quotient = (a * factor) / b;
    if (Math.abs(quotient - Math.round(quotient)) < 1e-9) return a * factor;
  }
  return a * b;
}

function oneArray(shapes: readonly ArrayShape[]): ArrayShape {
  const most = Math.min(...shapes.map((one) => one.maxItems ?? Infinity));
  return {
    kind: 'array',
    items: whole(shapes.map(({ items }) => items)),
    minItems: Math.max(...shapes.map((one) => one.minItems ?? 0)),
    ...(most !== Infinity && { maxItems: most }),
    ...(shapes.some(({ uniqueItems }) => uniqueItems === true) && { uniqueItems: true }),
  };
}
