/** Expressions as prettier's default options lay them out. */
import { assign } from './assignment.js';
import {
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  lateGroup,
  line,
  softline,
} from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { isMemberName } from './names.js';
import { access, bool, inBrackets, keyDoc, lit, nameCode, num, quoteDoc } from './literal.js';
import { describe, make, open } from '../opaque.js';
import type { Code, Role, RoleKind } from '../opaque.js';

/** A JSON value; objects are maps, since their keys come from outside. */
export type Json =
  null | boolean | number | bigint | string | readonly Json[] | ReadonlyMap<string, Json>;

/** Between elements, and behind the last one of those that stand on lines of their own. */
const COMMA: Doc = [',', line];
const LAST_COMMA = ifBreak(',');

/** Deeper data is a mistake: readers allow less. */
const DEEPEST = 1000;

/** A documentation comment on the line above something. */
export function documented(doc: Doc, comment: Code | undefined): Doc {
  const printed = comment === undefined ? '' : open(comment).doc;
  return printed === '' ? doc : [printed, hardline, doc];
}

/**
 * A property of an object literal.
 * @param name any text, quoted where needed; or the key as a code
 * @param value its value; absent: the shorthand `name`
 * @param comment a comment above it
 * @throws TypeError when a shorthand is no identifier
 */
export function property(name: string | Code, value?: Code, comment?: Code): Code {
  const keyed = typeof name === 'string' ? keyDoc(name) : open(name).doc;
  if (value === undefined) {
    if (typeof name === 'string' && !isMemberName(name)) {
      throw new TypeError('property(): a shorthand is an identifier');
    }
    return make(documented(keyed, comment));
  }
  const doc = assign('property', keyed, ':', value);
  return make(documented(doc, comment));
}

/**
 * `...value` in an object, an array or a call.
 */
export function spread(value: Code): Code {
  return make(['...', operandDoc(value, ['await', 'cast'])]);
}

/**
 * An object literal: on one line where it fits.
 * @param properties made by `property` and `spread`, or shorthands
 * @param options `broken`: always one property a line
 */
export function object(
  properties: readonly Code[],
  options: { readonly broken?: boolean } = {},
): Code {
  const docs = properties.map((one) => open(one).doc);
  const role: Role = { kind: 'object', size: docs.length };
  if (docs.length === 0) return make('{}', role);
  const body = (): Doc => ['{', indent([line, join(COMMA, docs)]), LAST_COMMA, line, '}'];
  if (options.broken === true) return make(group(body(), { shouldBreak: true }), role);
  return make(lateGroup({ before: '{ ', docs, separator: ', ', behind: ' }' }, body), role);
}

/**
 * An array literal. Numbers fill the lines; several objects (or arrays) of more than one element
 * each are put on lines of their own.
 */
export function array(elements: readonly Code[]): Code {
  const contents = elements.map(open);
  const roles = contents.map(({ role }) => role);
  const concise = roles.length > 0 && roles.every(({ kind }) => kind === 'number');
  const role: Role = { kind: 'array', size: roles.length, plain: concise };
  if (roles.length === 0) return make('[]', role);
  const docs = contents.map(({ doc }) => doc);
  const inBrackets = (body: Doc): Doc => ['[', indent([softline, body]), softline, ']'];
  const body = (): Doc =>
    inBrackets(concise ? fill(fillParts(docs)) : [join(COMMA, docs.map(asGroup)), LAST_COMMA]);
  if (isTable(roles)) return make(group(body(), { shouldBreak: true }), role);
  return make(lateGroup({ before: '[', docs, separator: ', ', behind: ']' }, body), role);
}

function asGroup(doc: Doc): Doc {
  return group(doc);
}

/** They are asked only when they take several lines: a comma stands behind the last one, too. */
function fillParts(docs: readonly Doc[]): Doc[] {
  return join(
    line,
    docs.map((doc): Doc => [doc, ',']),
  );
}

/** prettier's rule for tables of data: each of their rows stands on lines of its own. */
export function isTable(roles: readonly Pick<Role, 'kind' | 'size'>[]): boolean {
  const kind = roles[0]?.kind;
  if (roles.length < 2 || (kind !== 'object' && kind !== 'array')) return false;
  return roles.every((role) => role.kind === kind && (role.size ?? 0) > 1);
}

/**
 * A literal expression for data.
 * @throws TypeError for anything that is no JSON, RangeError for data nested more than 1,000 deep
 */
export function json(value: Json, depth = 0): Code {
  if (depth > DEEPEST) throw new RangeError('json(): data is nested too deep');
  if (value === null) return nameCode('null');
  if (typeof value === 'string') return lit(value);
  if (typeof value === 'number' || typeof value === 'bigint') return num(value);
  if (typeof value === 'boolean') return bool(value);
  if (Array.isArray(value)) return array(value.map((one: Json) => json(one, depth + 1)));
  if (value instanceof Map) {
    const entries: [unknown, Json][] = [...value];
    return object(
      entries.map(([name, one]) => {
        if (typeof name !== 'string') throw new TypeError('json(): a key is no string');
        return property(name, json(one, depth + 1));
      }),
    );
  }
  throw new TypeError(`json() takes JSON with maps for objects, got ${describe(value)}`);
}

/**
 * The access to a member: `object.name` or `object["na-me"]`.
 * @param name any text
 */
export function member(of: Code, name: string): Code {
  const doc = operandDoc(of, ['arrow', 'await', 'cast', 'number', 'object', 'prefixed']);
  return make([doc, open(access(name)).doc], {
    kind: 'member',
    plain: open(of).role.plain === true,
  });
}

/** `of["name"]`, whatever the name: what index signatures ask for. */
export function element(of: Code, name: string): Code {
  const { doc } = open(of);
  const docs = [doc, '[', quoteDoc(name), ']'];
  return make(
    lateGroup(docs, () => [doc, inBrackets(name)]),
    { kind: 'member' },
  );
}

/** `await value` */
export function awaited(value: Code): Code {
  return prefixed('await', 'await ', value, ['arrow', 'cast']);
}

/** `!value` */
export function not(value: Code): Code {
  return prefixed('prefixed', '!', value, ['arrow', 'await', 'cast']);
}

function prefixed(kind: RoleKind, prefix: string, value: Code, loose: readonly RoleKind[]): Code {
  return make([prefix, operandDoc(value, loose)], { kind, inner: open(value).role });
}

/** An operand, in parentheses when it is of a kind that binds looser. */
function operandDoc(value: Code, loose: readonly RoleKind[]): Doc {
  const { doc, role } = open(value);
  return loose.includes(role.kind) ? ['(', doc, ')'] : doc;
}

/** `value as type` */
export function as(value: Code, type: Code): Code {
  return make(
    [operandDoc(value, ['arrow', 'await']), ' as ', open(type).doc],
    castRole(value, 'as'),
  );
}

/** `value as const` */
export function asConst(value: Code): Code {
  return make([operandDoc(value, ['arrow', 'await']), ' as const'], castRole(value, 'as'));
}

/** `value satisfies type` */
export function satisfies(value: Code, type: Code): Code {
  return make(
    [operandDoc(value, ['arrow', 'await']), ' satisfies ', open(type).doc],
    castRole(value, 'satisfies'),
  );
}

/** A cast object or array is hugged by a call as the bare one is. */
function castRole(value: Code, text: string): Role {
  return { kind: 'cast', text, inner: open(value).role };
}
