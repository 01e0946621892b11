/** Objects and tuples → the statements that check them. */
import { code, lit } from '../emit/code.js';
import type { Code } from '../emit/code.js';
import { array, element, json } from '../emit/expression.js';
import { calling } from '../emit/written.js';
import type { ArrayShape, ObjectShape, Property, Schema, TupleShape } from '../model/schema.js';
import { counted, guard, tell } from './validator-scalars.js';

/** A check, as those who ask for it name it. */
export interface Check {
  readonly code: Code;
  /** Of a check that many ask for: the statements that do so. */
  readonly asked?: Asked;
}

/** Statements as they are printed in a function, by the names of the properties. */
export interface Asked {
  readonly optional: Map<string, Code>;
  readonly required: Map<string, Code>;
  /** Of the value itself. */
  whole?: Code;
}

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
  const asks = (isTag: boolean): void =>
    properties.forEach((property, name) => {
      if (isTagged(property) !== isTag) return;
      const { schema: one, required } = property;
      const check = inner(one, name);
      if (required) {
        const only = one.readOnly === true ? 'response' : one.writeOnly === true ? 'request' : '';
        statements.push(ask('required', name, check, only));
      } else if (check !== undefined) statements.push(ask('optional', name, check));
    });
  asks(true);
  asks(false);
  const others = rest && inner(rest, 'Rest');
  if (rest === undefined || others !== undefined) {
    const names = array([...properties.keys()].map((name) => lit(name)));
    statements.push(tell('rest', names, ...(others ? [others.code] : [])));
  }
  return [...statements, ...counted('properties', minProperties, maxProperties)];
}

/** The statement that asks for a property; the same one whenever the same is asked of a check that many ask for. */
function ask(
  method: 'optional' | 'required',
  name: string,
  check: Check | undefined,
  only = '',
): Code {
  // What holds in one direction only is rare.
  const known = only === '' ? check?.asked?.[method] : undefined;
  const before = known?.get(name);
  if (before !== undefined) return before;
  const none = only === '' ? [] : [code`undefined`];
  const tail = only === '' ? [] : [lit(only)];
  const asked = askFor(method, name, ...(check === undefined ? none : [check.code]), ...tail);
  known?.set(name, asked);
  return asked;
}

/**
 * `to.optional(value["name"], "name", check);`: the property is read where its name is known, which engines do
 * several times faster. Names that every object inherits are asked for as the object's own.
 */
function askFor(method: 'optional' | 'required', name: string, ...rest: readonly Code[]): Code {
  let both = asked.get(name);
  if (both === undefined) {
    const at = lit(name);
    const value = name in Object.prototype ? code`to.own(value, ${at})` : element(VALUE, name);
    both = [value, at];
    if (asked.size >= MOST_KNOWN) asked.clear();
    asked.set(name, both);
  }
  return calling(ASK[method], [...both, ...rest]);
}

/** Properties that were asked for before, and their names: most are called as others are. */
const asked = new Map<string, readonly [value: Code, name: Code]>();

const VALUE = code`value`;
const ASK = { optional: code`to.optional`, required: code`to.required` };

/** Tags are asked for first: they tell a value of another form, before its inner values are looked at. */
function isTagged({ schema }: Property): boolean {
  return schema.kind === 'enum' && schema.values.length === 1;
}

/** A part of a function's name; what is no letter or digit of ASCII is left out. */
export function pascal(name: string): string {
  const before = spelled.get(name);
  if (before !== undefined) return before;
  if (spelled.size >= MOST_KNOWN) spelled.clear();
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const made = words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 40);
  spelled.set(name, made);
  return made;
}

/** Names that were asked for before: most properties are called as others are. */
const spelled = new Map<string, string>();
const MOST_KNOWN = 10_000;
