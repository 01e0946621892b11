/** Writes expressions: literals, accesses to members, and calls. */
import type { Json } from '../../../base/foundation/json.js';
import { describe } from '../describe.js';
import { assignmentDoc, listDoc, rowDoc } from '../layout/index.js';
import { code } from './code.js';
import { access, bool, elementDoc, keyDoc, lit, num } from './literal.js';
import { isMemberName } from './names.js';
import { docOf, importsOf, isCode, unwrap, wrap } from './opaque.js';
import type { Code } from './opaque.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

/** JSON data in which some values may be pieces of code. */
export type Data = Json | Code | readonly Data[] | ReadonlyMap<string, Data>;

/**
 * A property of an object literal.
 * @param name any text, quoted if necessary; or the key as a piece of code
 * @param value the property's value; if absent, the shorthand `name` is written
 * @throws TypeError if a shorthand is not an identifier
 */
export function property(name: string | Code, value?: Code): Code {
  if (value === undefined) {
    if (typeof name === 'string' && !isMemberName(name)) {
      throw new TypeError('property(): a shorthand must be an identifier');
    }
    return typeof name === 'string' ? wrap(keyDoc(name)) : name;
  }
  if (typeof name === 'string') {
    return wrap(assignmentDoc(rowDoc([keyDoc(name), ':']), docOf(value)), unwrap(value).imports);
  }
  const left = rowDoc([docOf(name), ':']);
  return wrap(assignmentDoc(left, docOf(value)), importsOf([name, value]));
}

/**
 * An object literal, on one line if it fits.
 * @param properties created by {@link property}
 * @param options `broken`: writes one property per line even if all would fit on one line
 */
export function object(
  properties: readonly Code[],
  { broken = false }: { readonly broken?: boolean } = {},
): Code {
  const doc = listDoc(properties.map(docOf), { brackets: '{}', separator: ',', broken });
  return wrap(doc, importsOf(properties), 'object');
}

/** An array literal, on one line if it fits. */
export function array(elements: readonly Code[]): Code {
  return code`[${elements}]`;
}

/**
 * A literal expression for JSON data.
 * @throws TypeError for values that are not JSON, RangeError for data nested more than 1,000 deep
 */
export function json(value: Data, depth = 0): Code {
  if (depth > GENERATING_LIMITS.dataDepth.most)
    throw new RangeError('json(): data is nested too deep');
  if (value === null) return code`null`;
  if (typeof value === 'string') return lit(value);
  if (typeof value === 'number' || typeof value === 'bigint') return num(value);
  if (typeof value === 'boolean') return bool(value);
  if (isCode(value)) return value;
  if (Array.isArray(value)) return array(value.map((one: Data) => json(one, depth + 1)));
  if (value instanceof Map) {
    const properties: Code[] = [];
    (value as ReadonlyMap<unknown, Data>).forEach((one, name) => {
      if (typeof name !== 'string') throw new TypeError('json(): a key is not a string');
      properties.push(property(name, json(one, depth + 1)));
    });
    return object(properties);
  }
  throw new TypeError(`json() takes JSON with maps for objects, got ${describe(value)}`);
}

/**
 * An access to a member: `object.name` or `object["na-me"]`.
 * @param of the object: a name, a member or a call
 * @param name any text
 */
export function member(of: Code, name: string): Code {
  return code`${of}${access(name)}`;
}

/** An access to a member in brackets: `of["name"]`. TypeScript can require this form for index signatures. */
export function element(of: Code, name: string): Code {
  return code`${of}${wrap(elementDoc(name))}`;
}

export interface CallOptions {
  readonly typeArguments?: readonly Code[];
}

/**
 * A function call.
 * @param callee a name or a member expression
 */
export function call(callee: Code, args: readonly Code[], options: CallOptions = {}): Code {
  const { typeArguments = [] } = options;
  return typeArguments.length === 0
    ? code`${callee}(${args})`
    : code`${callee}<${typeArguments}>(${args})`;
}
