/** Objects and tuples → the statements that check them. */
import { lit } from '../emit/typescript/code.js';
import type { Code } from '../emit/typescript/code.js';
import { array, json } from '../emit/typescript/expression.js';
import { memoizeByText } from '../foundation/memo.js';
import type { ArrayShape, ObjectShape, Property, Schema, TupleShape } from '../model/schema.js';
import { askFor, type Check } from './validator-asks.js';
import { counted, guard, tell } from './validator-scalars.js';

/** The check of something inside a value; undefined when there is nothing to check. */
export type Inner = (schema: Schema, name: string) => Check | undefined;

/** An item for each place, and what may follow them. */
export function tupleStatements(schema: TupleShape, inner: Inner): Code[] {
  const most = schema.rest === undefined ? schema.items.length : schema.maxItems;
  const items = schema.items.flatMap((item, index) => {
    const check = inner(item, `Item${index + 1}`);
    return check === undefined ? [] : [tell('item', json(index), check.code)];
  });
  const rest = schema.rest && inner(schema.rest, 'Rest');
  return [
    guard('array'),
    ...counted('items', schema.minItems, most),
    ...items,
    ...(rest === undefined ? [] : [tell('each', rest.code, json(schema.items.length))]),
  ];
}

/** Whether there is more to check than that a value is an array, or an object. */
export function saysMore(
  schema: ArrayShape | ObjectShape,
  demands: (schema: Schema) => boolean,
): boolean {
  if (schema.kind === 'array') {
    const { items, minItems, maxItems, uniqueItems } = schema;
    return (
      uniqueItems === true || demands(items) || counted('items', minItems, maxItems).length > 0
    );
  }
  const { properties, rest, minProperties, maxProperties } = schema;
  if (rest === undefined || demands(rest)) return true;
  for (const { schema: one, required } of properties.values()) {
    if (required || demands(one)) return true;
  }
  return counted('properties', minProperties, maxProperties).length > 0;
}

/** Its properties, and whether there may be others. */
export function objectStatements(schema: ObjectShape, inner: Inner): Code[] {
  const { properties, rest, minProperties, maxProperties } = schema;
  const statements = [guard('object')];
  tagsFirst(properties).forEach((property, name) => {
    const { schema: one, required } = property;
    const check = inner(one, name);
    if (!required) {
      if (check !== undefined) statements.push(askFor('optional', name, check));
      return;
    }
    const only = one.readOnly === true ? 'response' : one.writeOnly === true ? 'request' : '';
    statements.push(askFor('required', name, check, only));
  });
  const others = rest && inner(rest, 'Rest');
  if (rest === undefined || others !== undefined) {
    const names = array([...properties.keys()].map((name) => lit(name)));
    statements.push(tell('rest', names, ...(others ? [others.code] : [])));
  }
  return [...statements, ...counted('properties', minProperties, maxProperties)];
}

/** Tags are asked for first: they tell a value of another form, before its inner values are looked at. */
function tagsFirst(properties: ObjectShape['properties']): ObjectShape['properties'] {
  const tags: [string, Property][] = [];
  properties.forEach((property, name) => {
    const { schema } = property;
    if (schema.kind === 'enum' && schema.values.length === 1) tags.push([name, property]);
  });
  // What stands in both keeps its first place.
  return tags.length === 0 ? properties : new Map([...tags, ...properties]);
}

/** A part of a function's name; what is no letter or digit of ASCII is left out. Most properties are called as others are. */
export const functionNamePart = memoizeByText((name) => {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 40);
});
