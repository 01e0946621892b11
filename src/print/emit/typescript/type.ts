/** Writes TypeScript types. */
import { assignmentDoc, chainDoc, listDoc, rowDoc } from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { code, documented } from './code.js';
import { keyDoc } from './literal.js';
import { docOf, importsOf, unwrap, wrap } from './opaque.js';
import type { Code, Syntax } from './opaque.js';

/**
 * A reference to a generic type: `name<args>`.
 * @param args the type arguments; if empty, only the name is written
 */
export function reference(name: Code, args: readonly Code[] = []): Code {
  return args.length === 0 ? name : code`${name}<${args}>`;
}

export interface PropertyOptions {
  readonly optional?: boolean;
  readonly readonly?: boolean;
  /** A comment above the property. */
  readonly comment?: Code | undefined;
}

export interface Member extends PropertyOptions {
  readonly name: string;
  readonly type: Code;
}

/**
 * A property of a type literal or interface.
 * @param name any text, quoted if necessary; or the key as a piece of code
 */
export function propertySignature(
  name: string | Code,
  type: Code,
  { optional = false, readonly = false, comment }: PropertyOptions = {},
): Code {
  const key = typeof name === 'string' ? keyDoc(name) : docOf(name);
  const left = rowDoc([readonly ? 'readonly ' : '', key, optional ? '?:' : ':']);
  const codes = [type];
  if (typeof name !== 'string') codes.push(name);
  if (comment !== undefined) codes.push(comment);
  return wrap(documented(comment, assignmentDoc(left, docOf(type))), importsOf(codes));
}

const INDEX = wrap('[key: string]');

/** `[key: string]: type` */
export function indexSignature(type: Code): Code {
  return propertySignature(INDEX, type);
}

/**
 * A type literal, on one line if it fits.
 * @param members created by {@link propertySignature} or {@link indexSignature}
 * @param options `broken`: writes one member per line even if all would fit on one line
 */
export function typeLiteral(
  members: readonly Code[],
  { broken = false }: { readonly broken?: boolean } = {},
): Code {
  const doc = listDoc(members.map(docOf), { brackets: '{}', separator: ';', broken });
  return wrap(doc, importsOf(members), 'typeLiteral');
}

/**
 * A function type. If it does not fit on one line, each parameter has its own line.
 * @param generic the type parameters, in angle brackets
 */
export function functionType(parameters: readonly Code[], result: Code, generic?: Code): Code {
  const { doc, imports } = called(' => ', parameters, result, generic);
  return wrap(doc, imports, 'functionType');
}

/** A call signature in a type literal. An overloaded function has several of them. */
export function callSignature(parameters: readonly Code[], result: Code, generic?: Code): Code {
  const { doc, imports } = called(': ', parameters, result, generic);
  return wrap(doc, imports);
}

function called(
  to: string,
  parameters: readonly Code[],
  result: Code,
  generic: Code | undefined,
): { readonly doc: Doc; readonly imports: ReturnType<typeof importsOf> } {
  const list = listDoc(parameters.map(docOf), { brackets: '()', separator: ',', broken: true });
  const doc = rowDoc([generic === undefined ? '' : docOf(generic), list, to, docOf(result)]);
  const codes = [...parameters, result, ...(generic === undefined ? [] : [generic])];
  return { doc, imports: importsOf(codes) };
}

/** `T[]`. Unions, intersections and functions get parentheses. */
export function arrayOf(item: Code): Code {
  return code`${operand(item)}[]`;
}

/** Adds parentheses to syntax whose precedence is lower than that of `[]` and `?`. */
function operand(type: Code): Code {
  return inParentheses(type, ['union', 'intersection', 'functionType', 'typeOperator']);
}

function inParentheses(type: Code, loose: readonly Syntax[]): Code {
  const { doc, imports, syntax } = unwrap(type);
  if (!loose.includes(syntax)) return type;
  return wrap(listDoc([doc], { brackets: '()', separator: ',', bare: true }), imports);
}

/** Returns `readonly T` for the type of an array or a tuple. */
export function readonlyOf(list: Code): Code {
  const { doc, imports } = unwrap(list);
  return wrap(rowDoc(['readonly ', doc]), imports, 'typeOperator');
}

/** `string & {}`. In a union with string literals, it lets editors still complete the literals. */
export function openTo(type: Code): Code {
  return intersection([type, typeLiteral([])]);
}

/**
 * A tuple type. If `rest` is given, the tuple ends with `...T[]`.
 * @param required the number of required items; the items after them are written as `T?`. By default, all items are
 * required.
 */
export function tuple(items: readonly Code[], rest?: Code, required = items.length): Code {
  const elements = items.map((item, index) => (index < required ? item : code`${operand(item)}?`));
  if (rest !== undefined) elements.push(code`...${arrayOf(rest)}`);
  return code`[${elements}]`;
}

/** A union. A single member is written alone, and no members as `never`. Function types get parentheses. */
export function union(members: readonly Code[]): Code {
  return combined('union', '|', members, ['functionType', 'intersection']) ?? code`never`;
}

/** An intersection. A single member is written alone, and no members as `unknown`. */
export function intersection(members: readonly Code[]): Code {
  return combined('intersection', '&', members, ['functionType', 'union']) ?? code`unknown`;
}

function combined(
  syntax: 'union' | 'intersection',
  operator: '|' | '&',
  given: readonly Code[],
  loose: readonly Syntax[],
): Code | undefined {
  if (given.length < 2) return given[0];
  const members = given.some((one) => unwrap(one).syntax === syntax)
    ? given.flatMap((one) => (unwrap(one).syntax === syntax ? (unwrap(one).members ?? []) : [one]))
    : given;
  const docs = members.map((one) => docOf(inParentheses(one, loose)));
  const literals = members.filter((one) => unwrap(one).syntax === 'typeLiteral');
  const isHugged = operator === '&' ? literals.length > 0 : isNullable(members, literals);
  const doc = isHugged
    ? rowDoc(docs.flatMap((one, at): Doc[] => (at > 0 ? [` ${operator} `, one] : [one])))
    : chainDoc(operator, docs);
  return wrap(doc, importsOf(members), syntax, members);
}

/** Returns true for `{ … } | null`, because prettier does not break the line at the `|` of such a union. */
function isNullable(members: readonly Code[], [literal, another]: readonly Code[]): boolean {
  if (literal === undefined || another !== undefined) return false;
  return members.every((one) => one === literal || docOf(one) === 'null');
}
