/** TypeScript types. */
import { assignmentDoc, chainDoc, listDoc, rowDoc } from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { code, documented } from './code.js';
import { keyDoc } from './literal.js';
import { docOf, importsOf, unwrap, wrap } from './opaque.js';
import type { Code, Syntax } from './opaque.js';

/**
 * A reference to a generic type: `name<args>`.
 * @param args if empty, only the name is written
 */
export function reference(name: Code, args: readonly Code[] = []): Code {
  return args.length === 0 ? name : code`${name}<${args}>`;
}

/** The modifiers of a property in a type. */
export interface PropertyOptions {
  readonly optional?: boolean;
  readonly readonly?: boolean;
  /** A comment above it. */
  readonly comment?: Code | undefined;
}

/** A property of a type with its modifiers. */
export interface Member extends PropertyOptions {
  readonly name: string;
  readonly type: Code;
}

/**
 * A property of a type literal or interface.
 * @param name any text, quoted if necessary; or the key as a code
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
 * @param members created by `propertySignature` or `indexSignature`
 * @param options `broken`: always one member per line
 */
export function typeLiteral(
  members: readonly Code[],
  { broken = false }: { readonly broken?: boolean } = {},
): Code {
  const doc = listDoc(members.map(docOf), { brackets: '{}', separator: ';', broken });
  return wrap(doc, importsOf(members), 'typeLiteral');
}

/**
 * A function type, with each parameter on its own line if it does not fit.
 * @param generic its type parameters, in angle brackets
 */
export function functionType(parameters: readonly Code[], result: Code, generic?: Code): Code {
  const { doc, imports } = called(' => ', parameters, result, generic);
  return wrap(doc, imports, 'functionType');
}

/** A call signature in a type literal. Overloaded functions have several. */
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

/** `T[]`; unions, intersections and functions get parentheses. */
export function arrayOf(item: Code): Code {
  return code`${operand(item)}[]`;
}

/** Adds parentheses to syntax of lower precedence than `[]` and `?`. */
function operand(type: Code): Code {
  return inParentheses(type, ['union', 'intersection', 'functionType', 'typeOperator']);
}

function inParentheses(type: Code, loose: readonly Syntax[]): Code {
  const { doc, imports, syntax } = unwrap(type);
  if (!loose.includes(syntax)) return type;
  return wrap(listDoc([doc], { brackets: '()', separator: ',', bare: true }), imports);
}

/** `readonly T` of an array or a tuple. */
export function readonlyOf(list: Code): Code {
  const { doc, imports } = unwrap(list);
  return wrap(rowDoc(['readonly ', doc]), imports, 'typeOperator');
}

/** `string & {}`: in a union with literals, it keeps the literals for completion in editors. */
export function openTo(type: Code): Code {
  return intersection([type, typeLiteral([])]);
}

/**
 * A tuple type. `rest` is written as `...T[]` at its end.
 * @param required the number of required items; later ones are written as `T?`. By default all are required.
 */
export function tuple(items: readonly Code[], rest?: Code, required = items.length): Code {
  const shown = items.map((item, index) => (index < required ? item : code`${operand(item)}?`));
  if (rest !== undefined) shown.push(code`...${arrayOf(rest)}`);
  return code`[${shown}]`;
}

/** A union. One member is written alone, none as `never`. Function types get parentheses. */
export function union(members: readonly Code[]): Code {
  return combined('union', '|', members, ['functionType', 'intersection']) ?? code`never`;
}

/** An intersection. One member is written alone, none as `unknown`. */
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

/** Prettier does not break `{ … } | null` at the operator. */
function isNullable(members: readonly Code[], [literal, another]: readonly Code[]): boolean {
  if (literal === undefined || another !== undefined) return false;
  return members.every((one) => one === literal || docOf(one) === 'null');
}
