/** Writes the statements that check the parts of objects and tuples. */
import { pascalCase } from '../../../base/foundation/words.js';
import { append } from '../../../base/foundation/lists.js';
import { code, lit, type Code } from '../../emit/typescript/code.js';
import { array, json } from '../../emit/typescript/expression.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import { hasLimit } from '../../../model/keywords/rows.js';
import type {
  ArrayShape,
  ObjectShape,
  Property,
  Schema,
  TupleShape,
} from '../../../model/schema.js';
import { callCheckOnItems, checkProperty, type CheckFunction } from './calls.js';
import { limitStatements, typeGuard, issuesCall } from './scalars.js';
import { isExplicit } from './constraints.js';

/** Returns the check for a part of a value; `undefined` if there is nothing to check. */
export type CheckOfPart = (schema: Schema, name: string) => CheckFunction | undefined;

export interface PartChecks {
  readonly inner: CheckOfPart;
  /** Returns an expression that tests names against a pattern; `undefined` if the pattern cannot be run. */
  readonly pattern: (source: string) => Code | undefined;
  readonly runtime: (file: 'assertions', name: string) => Code;
  /** The variable that records the evaluated properties and items; `undefined` if no keyword needs the record. */
  readonly seen: Code | undefined;
}

/** Returns the statements that check an array whose items all have the same schema. */
export function arrayStatements(schema: ArrayShape, { inner, seen }: PartChecks): Code[] {
  const items = inner(schema.items, 'Item');
  return [
    typeGuard('array'),
    ...limitStatements(schema, 'array'),
    ...(items === undefined ? [] : [callCheckOnItems(items)]),
    ...(schema.uniqueItems === true ? [issuesCall('unique')] : []),
    ...(seen && isExplicit(schema.items) ? [code`${seen}.items();`] : []),
  ];
}

/** Returns the statements that check the item at each position of a tuple, and the items after them. */
export function tupleStatements(schema: TupleShape, { inner, seen }: PartChecks): Code[] {
  const { items, maxItems = Infinity } = schema;
  const lengthLimit = schema.rest === undefined && { maxItems: Math.min(items.length, maxItems) };
  const checks = items.flatMap((item, index) => {
    const check = inner(item, `Item${index + 1}`);
    return check === undefined ? [] : [issuesCall('item', json(index), check.code)];
  });
  const rest = schema.rest && inner(schema.rest, 'Rest');
  const isWhole = schema.rest === undefined || isExplicit(schema.rest);
  return [
    typeGuard('array'),
    ...limitStatements({ ...schema, ...lengthLimit }, 'tuple'),
    ...checks,
    ...(rest === undefined ? [] : [issuesCall('each', rest.code, json(items.length))]),
    ...(schema.uniqueItems === true ? [issuesCall('unique')] : []),
    ...(seen
      ? [isWhole ? code`${seen}.items();` : code`${seen}.items(${json(items.length)});`]
      : []),
  ];
}

/** Returns true if there is more to check than that the value is an array or an object. */
export function hasPartsToCheck(
  schema: ArrayShape | ObjectShape,
  needsCheck: (schema: Schema) => boolean,
): boolean {
  if (schema.kind === 'array') {
    return schema.uniqueItems === true || needsCheck(schema.items) || hasLimit(schema);
  }
  const { properties, patterns, rest } = schema;
  if (rest === undefined || needsCheck(rest) || patterns !== undefined) return true;
  for (const { schema: one, required } of properties.values()) {
    if (required || needsCheck(one)) return true;
  }
  return hasLimit(schema);
}

/** Returns the statements that check an object's properties, including its `additionalProperties`. */
export function objectStatements(schema: ObjectShape, parts: PartChecks): Code[] {
  const { inner, seen } = parts;
  const { properties, rest } = schema;
  const statements = [typeGuard('object')];
  tagsFirst(properties).forEach((property, name) => {
    const { schema: one, required } = property;
    const check = inner(one, name);
    if (!required) {
      if (check !== undefined) statements.push(checkProperty('optional', name, check));
      return;
    }
    const only = one.readOnly === true ? 'response' : one.writeOnly === true ? 'request' : '';
    statements.push(checkProperty('required', name, check, only));
  });
  const names: Code[] = [];
  properties.forEach(({ undescribed }, name) => {
    if (undescribed !== true) names.push(lit(name));
  });
  const others = rest && inner(rest, 'Rest');
  if (schema.patterns !== undefined) {
    append(statements, patternStatements(schema, schema.patterns, names, others, parts));
  } else if (rest === undefined || others !== undefined) {
    statements.push(issuesCall('rest', array(names), ...(others ? [others.code] : [])));
  }
  append(statements, limitStatements(schema, 'object'));
  if (seen === undefined) return statements;
  const isWhole = rest === undefined || schema.restStated === true;
  if (isWhole) return [...statements, code`${seen}.rest();`];
  return names.length > 0 ? [...statements, code`${seen}.names(${array(names)});`] : statements;
}

/**
 * Checks the properties whose names match patterns, and all other properties. If a pattern cannot be run, the other
 * properties are not checked, because it is not known which properties match the pattern.
 */
function patternStatements(
  { rest }: ObjectShape,
  patterns: ReadonlyMap<string, Schema>,
  names: readonly Code[],
  others: CheckFunction | undefined,
  { inner, pattern, runtime, seen }: PartChecks,
): Code[] {
  const isAsked = rest === undefined || others !== undefined || seen !== undefined;
  const known = [...patterns].map(([source, schema]) => {
    const check = inner(schema, `Named ${source}`);
    return { one: isAsked || check ? pattern(source) : undefined, check };
  });
  const able = known.flatMap(({ one }) => one ?? []);
  const checked = known.flatMap(({ one, check }) =>
    one && check ? [array([one, check.code])] : [],
  );
  const runtimeCall = (name: string, ...args: readonly Code[]): Code =>
    code`${runtime('assertions', name)}(value, to, ${args});`;
  const statements = checked.length === 0 ? [] : [runtimeCall('patternProperties', array(checked))];
  const asksOthers = (rest === undefined || others !== undefined) && able.length === patterns.size;
  if (asksOthers) {
    statements.push(
      runtimeCall('others', array(names), array(able), ...(others ? [others.code] : [])),
    );
  }
  if (seen) {
    statements.push(code`${seen}.matching(value, to, ${array(able)});`);
  }
  return statements;
}

/**
 * Moves properties with a single allowed value (tags) to the front. If a tag is wrong, the value is of another type,
 * so its other properties need not be checked.
 */
function tagsFirst(properties: ObjectShape['properties']): ObjectShape['properties'] {
  const tags: [string, Property][] = [];
  properties.forEach((property, name) => {
    const { schema } = property;
    if (schema.kind === 'enum' && schema.values.length === 1) tags.push([name, property]);
  });
  // A property that is in both maps keeps its first position.
  return tags.length === 0 ? properties : new Map([...tags, ...properties]);
}

/**
 * Converts a property name to a text of ASCII letters and digits, which becomes a part of a function's name. Cached,
 * because most property names occur many times.
 */
export const functionNamePart = memoizeByText((name) => {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return pascalCase(words).slice(0, 40);
});
