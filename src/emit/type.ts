/** TypeScript types as prettier's default options lay them out. */
import { documented } from './expression.js';
import { signatureDoc } from './function.js';
import type { Signature } from './function.js';
import { isReference, typeArguments } from './generic.js';
import { align, group, hardline, ifBreak, indent, join, line, softline } from './layout.js';
import type { Doc } from './layout.js';
import { key as keyCode } from './literal.js';
import { make, open } from './opaque.js';
import type { Code, Role } from './opaque.js';

export { typeParameter } from './generic.js';

/**
 * A reference to a generic type: `name<args>`.
 * @param args none: just the name
 */
export function reference(name: Code, args: readonly Code[] = []): Code {
  if (args.length === 0) return name;
  const nested = args.some((one) => open(one).role.kind === 'typeReference');
  return make([open(name).doc, typeArguments(args)], {
    kind: 'typeReference',
    size: args.length,
    plain: nested,
    keeps: args.length === 1 && args.every((one) => open(one).role.keeps === true),
  });
}

/** What may be said of a property in a type. */
export interface PropertyOptions {
  readonly optional?: boolean;
  readonly readonly?: boolean;
  /** A comment above it. */
  readonly comment?: Code | undefined;
}

/**
 * A property of a type literal or interface.
 * @param name any text, quoted where needed; or the key as a code
 */
export function propertySignature(
  name: string | Code,
  type: Code,
  options: PropertyOptions = {},
): Code {
  const keyed = typeof name === 'string' ? keyCode(name) : name;
  const doc = group([
    options.readonly === true ? 'readonly ' : '',
    open(keyed).doc,
    options.optional === true ? '?: ' : ': ',
    open(type).doc,
  ]);
  return make(documented(doc, options.comment));
}

/** `[name: key]: type` */
export function indexSignature(
  type: Code,
  options: { readonly name?: Code; readonly key?: Code; readonly comment?: Code | undefined } = {},
): Code {
  const name = options.name === undefined ? 'key' : open(options.name).doc;
  const of = options.key === undefined ? 'string' : open(options.key).doc;
  const doc = group([
    '[',
    group([indent([softline, name, ': ', of]), softline]),
    ']: ',
    open(type).doc,
  ]);
  return make(documented(doc, options.comment));
}

/**
 * A method of a type literal or interface.
 * @param name any text; or the key as a code
 */
export function methodSignature(
  name: string | Code,
  signature: Signature,
  options: { readonly optional?: boolean; readonly comment?: Code | undefined } = {},
): Code {
  const keyed = typeof name === 'string' ? keyCode(name) : name;
  const mark = options.optional === true ? '?' : '';
  const doc = group([open(keyed).doc, mark, signatureDoc(signature, 'method')]);
  return make(documented(doc, options.comment));
}

/** Between members, and behind the last one of those that stand on lines of their own. */
const SEMICOLON: Doc = [';', line];
const LAST_SEMICOLON = ifBreak(';');

/**
 * A type literal: on one line where it fits.
 * @param members made by `propertySignature`, `indexSignature`, `methodSignature`
 * @param options `broken`: always one member a line
 */
export function typeLiteral(
  members: readonly Code[],
  options: { readonly broken?: boolean } = {},
): Code {
  const docs = members.map((one) => open(one).doc);
  if (docs.length === 0) return make('{}', { kind: 'typeLiteral', size: 0, open: '{}' });
  const body: Doc = ['{', indent([line, join(SEMICOLON, docs)]), LAST_SEMICOLON, line, '}'];
  const doc = group(body, { shouldBreak: options.broken === true });
  return make(doc, {
    kind: 'typeLiteral',
    keeps: true,
    size: docs.length,
    open: body,
  });
}

/** The members of an interface in their braces: always broken. */
export function interfaceBody(members: readonly Code[]): Doc {
  if (members.length === 0) return '{}';
  const docs = members.map((one): Doc => [open(one).doc, ';']);
  return ['{', indent([hardline, join(hardline, docs)]), hardline, '}'];
}

/** `T[]`; unions, intersections and functions get parentheses. */
export function arrayOf(item: Code): Code {
  return make([operand(item), '[]']);
}

/** What stands before `[]` or `?`: what binds looser is in parentheses. */
function operand(type: Code): Doc {
  const { doc, role } = open(type);
  const wrapped = role.kind === 'typeOperator' ? doc : role.wrapped;
  return wrapped === undefined ? doc : ['(', wrapped, ')'];
}

/** `readonly T[]` */
export function readonlyArrayOf(item: Code): Code {
  return readonlyOf(arrayOf(item));
}

/** `readonly T` of an array or a tuple. */
export function readonlyOf(list: Code): Code {
  return make(['readonly ', open(list).doc], { kind: 'typeOperator' });
}

/**
 * A union. One member: just that member; none: `never`. A function among the members gets parentheses.
 */
export function union(members: readonly Code[]): Code {
  const [only] = members;
  if (only === undefined) return make('never', { kind: 'name', text: 'never', plain: true });
  if (members.length === 1) return only;
  const flat = flatten(members, 'union');
  if (flat.length > members.length) return union(flat);
  const contents = members.map(open);
  const hug = hugs(contents.map(({ role }) => role));
  const docs = contents.map(({ doc, role }) => memberDoc(doc, role));
  if (hug) {
    const keeps = contents.some(({ role }) => role.keeps === true);
    const doc = join(' | ', docs);
    return make(doc, {
      kind: 'union',
      hug,
      keeps,
      members,
      bare: doc,
      wrapped: doc,
      element: doc,
    });
  }
  const bars = group(
    docs.map((doc, index) => [index === 0 ? ifBreak('| ') : [line, '| '], align(2, doc)]),
  );
  return make(group(indent([softline, bars])), {
    kind: 'union',
    hug,
    members,
    bare: bars,
    wrapped: group([indent([softline, bars]), softline]),
    element: group([indent([ifBreak(['(', softline]), bars]), softline, ifBreak(')')]),
  });
}

/** `{ … } | null` is printed as one thing. */
function hugs(roles: readonly Role[]): boolean {
  const object = roles.find((role) => role.kind === 'typeLiteral' || isReference(role));
  if (object === undefined) return false;
  return roles.every((role) => role === object || isNothing(role));
}

function isNothing(role: Role): boolean {
  return role.text === 'null' || role.text === 'void';
}

/** Members of members of the same kind, in their place. */
function flatten(members: readonly Code[], kind: 'union' | 'intersection'): Code[] {
  return members.flatMap((one) => {
    const { role } = open(one);
    return role.kind === kind && role.members !== undefined ? [...role.members] : [one];
  });
}

/** A member of a union or intersection: what binds looser needs parentheses, and prettier gives them to `&` in `|`. */
function memberDoc(doc: Doc, role: Role): Doc {
  if (role.wrapped === undefined) return doc;
  return ['(', role.wrapped, ')'];
}

/** An intersection. One member: just that member; none: `unknown`. */
export function intersection(members: readonly Code[]): Code {
  const [only] = members;
  if (only === undefined) return make('unknown', { kind: 'name', text: 'unknown', plain: true });
  if (members.length === 1) return only;
  const flat = flatten(members, 'intersection');
  if (flat.length > members.length) return intersection(flat);
  const parts: Doc[] = [];
  let indented = false;
  let previous: Role | undefined;
  for (const [index, one] of members.entries()) {
    const { role } = open(one);
    const doc = memberDoc(open(one).doc, role);
    const object = role.kind === 'typeLiteral';
    const objectBefore = previous?.kind === 'typeLiteral';
    if (previous === undefined) parts.push(doc);
    else if (object && objectBefore) parts.push([' & ', indented ? indent(doc) : doc]);
    else if (!object && !objectBefore) parts.push(indent([' &', line, doc]));
    else {
      if (index > 1) indented = true;
      parts.push([' & ', index > 1 ? indent(doc) : doc]);
    }
    previous = role;
  }
  const doc = group(parts);
  return make(doc, {
    kind: 'intersection',
    keeps: onlyLiteralsBreak(members),
    members,
    wrapped: doc,
  });
}

/** True when literals and single words take turns: only the literals can break. */
function onlyLiteralsBreak(members: readonly Code[]): boolean {
  const roles = members.map((one) => open(one).role);
  const isLiteral = (role: Role | undefined): boolean => role?.kind === 'typeLiteral';
  return roles.every(
    (role, index) =>
      isLiteral(role) ||
      (['literal', 'name', 'number', 'string'].includes(role.kind) &&
        (index === 0 || isLiteral(roles[index - 1]))),
  );
}

/** `string & {}`: in a union with literals, it keeps them apart from the other values that may come. */
export function openTo(type: Code): Code {
  return intersection([type, typeLiteral([])]);
}

/**
 * A tuple type; `rest`, when given, is printed as `...T[]` at its end.
 * @param required how many items there are at least: those behind them are printed as `T?`; all unless told
 */
export function tuple(items: readonly Code[], rest?: Code, required = items.length): Code {
  const several = items.length + (rest === undefined ? 0 : 1) > 1;
  const docs = items.map((item, index): Doc => {
    if (index >= required) return [operand(item), '?'];
    const { doc, role } = open(item);
    return (several ? role.element : role.bare) ?? doc;
  });
  if (rest !== undefined) docs.push(['...', open(arrayOf(rest)).doc]);
  if (docs.length === 0) return make('[]');
  const doc = group([
    '[',
    indent([
      softline,
      join(
        [',', line],
        docs.map((one) => group(one)),
      ),
      ifBreak(','),
    ]),
    softline,
    ']',
  ]);
  return make(doc);
}

/** A function type: `(a: A) => B`. */
export function functionType(signature: Signature & { readonly returns: Code }): Code {
  const doc = group(signatureDoc(signature, 'type'));
  return make(doc, { kind: 'functionType', wrapped: doc });
}
