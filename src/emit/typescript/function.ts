/** Functions, their parameters, and calls as prettier's default options lay them out. */
import {
  group,
  hardline,
  ifBreak,
  indent,
  join,
  lateGroup,
  line,
  removeLines,
  softline,
  willBreak,
} from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { make, open } from '../opaque.js';
import type { Code, Role } from '../opaque.js';
import { argumentsDoc } from './arguments.js';
import { typeArguments, typeParameters } from './generic.js';

/** A parameter that a name or a destructuring pattern binds. */
export interface ParameterParts {
  /** The name, or the bindings of a destructured object. */
  readonly name: Code | readonly Code[];
  readonly type?: Code;
  readonly optional?: boolean;
  readonly default?: Code;
  readonly rest?: boolean;
}

/** A parameter of a function. */
export function parameter(parts: ParameterParts): Code {
  const bindings = isList(parts.name) ? parts.name : undefined;
  const type = parts.type === undefined ? undefined : open(parts.type);
  const initial = parts.default === undefined ? undefined : open(parts.default);
  const head: Doc = [
    parts.rest === true ? '...' : '',
    isList(parts.name) ? patternDoc(parts.name) : open(parts.name).doc,
    parts.optional === true ? '?' : '',
  ];
  const tail: Doc = initial === undefined ? '' : [' = ', initial.doc];
  // A pattern breaks together with its type.
  const typed: Doc = [head, type === undefined ? '' : [': ', type.doc]];
  const doc: Doc = [bindings === undefined ? typed : group(typed), tail];
  return make(doc, {
    kind: 'parameter',
    hug: parts.rest !== true && isHugged(bindings !== undefined, type?.role, initial?.role),
    open: () => {
      if (initial !== undefined) return doc;
      return [head, type === undefined ? '' : [': ', type.role.open?.() ?? type.doc]];
    },
    plain: parts.rest === true,
    size: bindings === undefined ? 0 : 1,
  });
}

function isList(name: Code | readonly Code[]): name is readonly Code[] {
  return Array.isArray(name);
}

/** A pattern, or an object of a literal type, is hugged by the parentheses when it is alone in them. */
function isHugged(pattern: boolean, type: Role | undefined, initial: Role | undefined): boolean {
  if (initial === undefined) return pattern || type?.kind === 'typeLiteral';
  return pattern && (initial.kind === 'name' || initial.size === 0);
}

function patternDoc(bindings: readonly Code[]): Doc {
  if (bindings.length === 0) return '{}';
  const docs = bindings.map((one) => open(one).doc);
  return ['{', indent([line, join([',', line], docs)]), ifBreak(','), line, '}'];
}

/** What stands between a function's name and its body. */
export interface Signature {
  readonly typeParameters?: readonly Code[];
  readonly parameters: readonly Code[];
  readonly returns?: Code;
}

/** The parentheses and what is in them. */
function parametersDoc(parameters: readonly Code[]): Doc {
  const contents = parameters.map(open);
  const only = contents[0];
  if (only === undefined) return '()';
  if (contents.length === 1 && only.role.hug === true)
    return ['(', only.role.open?.() ?? only.doc, ')'];
  const rest = contents.at(-1)?.role.plain === true;
  return [
    '(',
    indent([
      softline,
      join(
        [',', line],
        contents.map(({ doc }) => doc),
      ),
    ]),
    rest ? '' : ifBreak(','),
    softline,
    ')',
  ];
}

/** When the parameters are a group of their own, the return type breaks first. */
function groupsParameters(signature: Signature): boolean {
  if (signature.returns === undefined || signature.parameters.length !== 1) return false;
  const declared = signature.typeParameters ?? [];
  if (declared.length > 1 || declared.some((one) => open(one).role.kind === 'other')) return false;
  const { doc, role } = open(signature.returns);
  return role.keeps === true || willBreak(doc);
}

/**
 * The doc of a signature.
 * @param style a declaration's type parameters break on their own, a function type's together with
 *   its parameters; an arrow never groups its parameters
 */
export function signatureDoc(
  signature: Signature,
  style: 'declaration' | 'type' | 'method' | 'arrow' = 'declaration',
): Doc {
  const types = typeParameters(signature.typeParameters ?? []);
  const mark = style === 'type' ? ' => ' : ': ';
  const returns: Doc = signature.returns === undefined ? '' : [mark, open(signature.returns).doc];
  if (style === 'declaration') return [types, declaredDoc(signature, returns)];
  const params = parametersDoc(signature.parameters);
  if (style === 'arrow') return group([types, params, returns]);
  const both: Doc = [types, params];
  const grouped = groupsParameters(signature) ? group(both) : both;
  return [grouped, style === 'method' ? group(returns) : returns];
}

/** By the list of their parameters: thousands of functions may be given the very same. */
const declared = new WeakMap<readonly Code[], { readonly returns: Code; readonly doc: Doc }>();

function declaredDoc(signature: Signature, returns: Doc): Doc {
  const before = declared.get(signature.parameters);
  const isPlain = signature.typeParameters === undefined;
  if (isPlain && before && before.returns === signature.returns) return before.doc;
  const docs = signature.parameters.map((one) => open(one).doc);
  const flat = { before: '(', docs, separator: ', ', behind: [')', returns] };
  const doc = lateGroup(flat, () => [parametersGrouped(signature), returns]);
  if (isPlain && signature.returns) {
    declared.set(signature.parameters, { returns: signature.returns, doc });
  }
  return doc;
}

function parametersGrouped(signature: Signature): Doc {
  const params = parametersDoc(signature.parameters);
  return groupsParameters(signature) ? group(params) : params;
}

/**
 * Statements in braces, on lines of their own.
 * @param statements empty ones are left out
 */
export function block(statements: readonly Code[]): Code {
  const docs = statements.map((one) => open(one).doc).filter((doc) => doc !== '');
  if (docs.length === 0) return make('{}', { kind: 'block', size: 0 });
  const doc: Doc = ['{', indent([hardline, join(hardline, docs)]), hardline, '}'];
  return make(doc, { kind: 'block', size: docs.length });
}

/** An arrow function. */
export interface ArrowParts extends Signature {
  readonly async?: boolean;
  /** An expression, or a `block`. Not another arrow. */
  readonly body: Code;
}

/** An arrow function. */
export function arrow(given: ArrowParts): Code {
  const parts = withSafeReturn(given);
  const { doc, role } = open(parts.body);
  const prefix = parts.async === true ? 'async ' : '';
  const body = role.kind === 'object' ? (['(', doc, ')'] as Doc) : doc;
  const sameLine = role.kind === 'object' || role.kind === 'array' || role.kind === 'block';
  const tail = (hugged: boolean): Doc =>
    sameLine ? [' ', body] : [indent([line, body]), hugged ? [ifBreak(','), softline] : ''];
  const whole = (signature: Doc, hugged: boolean): Doc =>
    group([group([prefix, signature]), ' =>', group(tail(hugged))]);
  const signature = group(signatureDoc(parts, 'arrow'));
  const flat = huggedSignature(parts);
  return make(whole(signature, false), {
    kind: 'arrow',
    inner: role,
    size: parts.parameters.length,
    ...(flat === undefined ? {} : { bare: whole(flat, true) }),
  });
}

/** A function type that an arrow returns needs parentheses, to keep its own arrow apart. */
function withSafeReturn(parts: ArrowParts): ArrowParts {
  if (parts.returns === undefined) return parts;
  const { role } = open(parts.returns);
  if (role.kind !== 'functionType' || role.wrapped === undefined) return parts;
  return { ...parts, returns: make(['(', role.wrapped, ')']) };
}

/** The signature of an arrow that a call hugs must not break; undefined when it does. */
function huggedSignature(parts: ArrowParts): Doc | undefined {
  const declared = typeParameters(parts.typeParameters ?? []);
  const docs = parts.parameters.map((one) => open(one).doc);
  const returns: Doc = parts.returns === undefined ? '' : [': ', open(parts.returns).doc];
  if (willBreak([declared, ...docs, returns])) return undefined;
  const hug = parts.parameters.length === 1 && open(parts.parameters[0] as Code).role.hug === true;
  const separated = join(hug ? ', ' : [',', line], docs);
  return group([
    group([removeLines(declared), '(', removeLines(separated), ')']),
    group(removeLines(returns)),
  ]);
}

/** Options of a call. */
export interface CallOptions {
  readonly typeArguments?: readonly Code[];
}

/**
 * A call. The last argument is hugged where prettier hugs it.
 * @param callee a name or a path of members; not another call
 */
export function call(callee: Code, args: readonly Code[], options: CallOptions = {}): Code {
  return invocation('', callee, args, options);
}

/** `new callee(…)` */
export function construct(callee: Code, args: readonly Code[], options: CallOptions = {}): Code {
  return invocation('new ', callee, args, options);
}

function invocation(
  prefix: string,
  callee: Code,
  args: readonly Code[],
  options: CallOptions,
): Code {
  const { doc, role } = open(callee);
  const types = options.typeArguments ?? [];
  const whole: Doc = [prefix, doc, typeArguments(types), argumentsDoc(args.map(open))];
  const only = args[0];
  const lone = only === undefined || (args.length === 1 && open(only).role.short === true);
  const plain = prefix === '' && lone && role.plain === true && !complex(types);
  const holdsArrow = args.some((one) => open(one).role.kind === 'arrow');
  return make(role.kind === 'member' ? group(whole) : whole, {
    kind: prefix === '' ? 'call' : 'other',
    plain,
    size: args.length,
    short: prefix === '' && args.length === 0 && role.kind === 'name' && role.short === true,
    ...(holdsArrow ? { inner: { kind: 'arrow' } } : {}),
  });
}

function complex(types: readonly Code[]): boolean {
  const only = types[0];
  if (only === undefined) return false;
  const { doc, role } = open(only);
  const kinds: Role['kind'][] = ['union', 'intersection', 'typeLiteral'];
  return types.length > 1 || kinds.includes(role.kind) || willBreak(doc);
}
