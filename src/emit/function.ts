/** Functions, their parameters, and calls as prettier's default options lay them out. */
import {
  breakParent,
  conditionalGroup,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  removeLines,
  softline,
  willBreak,
} from './layout.js';
import type { Doc } from './layout.js';
import { make, open } from './opaque.js';
import type { Code, Role } from './opaque.js';
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
  const pattern = Array.isArray(parts.name);
  const bindings: readonly Code[] = Array.isArray(parts.name) ? parts.name : [];
  const name = pattern ? patternDoc(bindings) : open(parts.name as Code).doc;
  const type = parts.type === undefined ? undefined : open(parts.type);
  const initial = parts.default === undefined ? undefined : open(parts.default);
  const head: Doc = [parts.rest === true ? '...' : '', pattern ? group(name) : name];
  const tail: Doc = initial === undefined ? '' : [' = ', initial.doc];
  const mark = parts.optional === true ? '?' : '';
  const doc: Doc = [head, mark, type === undefined ? '' : [': ', type.doc], tail];
  const uses = [
    ...(pattern ? bindings : [parts.name as Code]),
    ...(parts.type ? [parts.type] : []),
    ...(parts.default ? [parts.default] : []),
  ];
  const emptyDefault = initial?.role.kind === 'name' || initial?.role.size === 0;
  const hug =
    parts.rest !== true &&
    (pattern
      ? initial === undefined || emptyDefault
      : initial === undefined && type?.role.kind === 'typeLiteral');
  const typeOpen = type === undefined ? '' : [': ', type.role.open ?? type.doc];
  return make(doc, uses, {
    kind: 'parameter',
    hug,
    open: [name, mark, typeOpen, tail],
    plain: parts.rest === true,
  });
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

/** The codes of a signature. */
export function usesOf(signature: Signature): Code[] {
  return [
    ...(signature.typeParameters ?? []),
    ...signature.parameters,
    ...(signature.returns ? [signature.returns] : []),
  ];
}

/** The parentheses and what is in them. */
function parametersDoc(parameters: readonly Code[]): Doc {
  const contents = parameters.map(open);
  const [only] = contents;
  if (only === undefined) return '()';
  if (contents.length === 1 && only.role.hug === true)
    return ['(', only.role.open ?? only.doc, ')'];
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
  return role.kind === 'typeLiteral' || willBreak(doc);
}

/**
 * The doc of a signature.
 * @param arrow what stands before the type that is returned, `: ` or ` => `
 */
export function signatureDoc(signature: Signature, arrow = ': '): Doc {
  const params = parametersDoc(signature.parameters);
  const returns: Doc = signature.returns === undefined ? '' : [arrow, open(signature.returns).doc];
  return [
    typeParameters(signature.typeParameters ?? []),
    group([groupsParameters(signature) ? group(params) : params, returns]),
  ];
}

/**
 * Statements in braces, on lines of their own.
 * @param statements empty ones are left out
 */
export function block(statements: readonly Code[]): Code {
  const docs = statements.map((one) => open(one).doc).filter((doc) => doc !== '');
  if (docs.length === 0) return make('{}', [], { kind: 'block', size: 0 });
  const doc: Doc = ['{', indent([hardline, join(hardline, docs)]), hardline, '}'];
  return make(doc, statements, { kind: 'block', size: docs.length });
}

/** An arrow function. */
export interface ArrowParts extends Signature {
  readonly async?: boolean;
  /** An expression, or a `block`. Not another arrow. */
  readonly body: Code;
}

/** An arrow function. */
export function arrow(parts: ArrowParts): Code {
  const { doc, role } = open(parts.body);
  const prefix = parts.async === true ? 'async ' : '';
  const body = role.kind === 'object' ? (['(', doc, ')'] as Doc) : doc;
  const sameLine = role.kind === 'object' || role.kind === 'array' || role.kind === 'block';
  const tail = (hugged: boolean): Doc =>
    sameLine ? [' ', body] : [indent([line, body]), hugged ? [ifBreak(','), softline] : ''];
  const whole = (signature: Doc, hugged: boolean): Doc =>
    group([group([prefix, signature]), ' =>', group(tail(hugged))]);
  const signature = group(signatureDoc(parts));
  const flat = huggedSignature(parts);
  return make(whole(signature, false), [...usesOf(parts), parts.body], {
    kind: 'arrow',
    inner: role,
    size: parts.parameters.length,
    ...(flat === undefined ? {} : { bare: whole(flat, true) }),
  });
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
  const [only] = args;
  const lone = only === undefined || (args.length === 1 && open(only).role.short === true);
  const plain = prefix === '' && lone && role.plain === true && !complex(types);
  const holdsArrow = args.some((one) => open(one).role.kind === 'arrow');
  return make(role.kind === 'member' ? group(whole) : whole, [callee, ...types, ...args], {
    kind: prefix === '' ? 'call' : 'other',
    plain,
    size: args.length,
    short: prefix === '' && args.length === 0 && role.kind === 'name' && role.short === true,
    ...(holdsArrow ? { inner: { kind: 'arrow' } } : {}),
  });
}

function complex(types: readonly Code[]): boolean {
  const [only] = types;
  if (only === undefined) return false;
  const { doc, role } = open(only);
  const kinds: Role['kind'][] = ['union', 'intersection', 'typeLiteral'];
  return types.length > 1 || kinds.includes(role.kind) || willBreak(doc);
}

type Argument = { readonly doc: Doc; readonly role: Role };

/** The arguments of a call with their parentheses. */
function argumentsDoc(args: readonly Argument[]): Doc {
  const last = args.at(-1);
  if (last === undefined) return '()';
  const printed = args.map(({ doc }, index): Doc =>
    index === args.length - 1 ? doc : [doc, ',', line],
  );
  const allBroken = (): Doc =>
    group(['(', indent([line, ...printed]), ifBreak(','), line, ')'], { shouldBreak: true });
  if (isComposition(args)) return allBroken();
  if (hugsFirst(args)) return hugFirst(args, printed, allBroken);
  if (hugsLast(args)) return hugLast(last, printed.slice(0, -1), allBroken);
  return group(['(', indent([softline, ...printed]), ifBreak(','), softline, ')'], {
    shouldBreak: printed.some((doc) => willBreak(doc)),
  });
}

function hugLast(last: Argument, head: readonly Doc[], allBroken: () => Doc): Doc {
  const hugged = last.role.kind === 'arrow' ? last.role.bare : last.doc;
  if (hugged === undefined || head.some((doc) => willBreak(doc))) return allBroken();
  const broken: Doc = ['(', ...head, group(hugged, { shouldBreak: true }), ')'];
  if (willBreak(hugged)) return [breakParent, conditionalGroup([broken, allBroken()])];
  return conditionalGroup([['(', ...head, hugged, ')'], broken, allBroken()]);
}

function hugFirst(args: readonly Argument[], printed: readonly Doc[], allBroken: () => Doc): Doc {
  const tail = printed.slice(1);
  const first = args[0]?.role.bare;
  if (first === undefined || tail.some((doc) => willBreak(doc))) return allBroken();
  const broken: Doc = ['(', group(first, { shouldBreak: true }), ', ', ...tail, ')'];
  if (willBreak(first)) return [breakParent, conditionalGroup([broken, allBroken()])];
  return conditionalGroup([['(', first, ', ', ...tail, ')'], broken, allBroken()]);
}

function isBlockArrow({ role }: Argument): boolean {
  return role.kind === 'arrow' && role.inner?.kind === 'block';
}

/** Several functions among the arguments: each on its own line. */
function isComposition(args: readonly Argument[]): boolean {
  if (args.length <= 1) return false;
  if (args.filter(isBlockArrow).length > 1) return true;
  return args.some(({ role }) => role.kind === 'call' && role.inner?.kind === 'arrow');
}

function hugsFirst(args: readonly Argument[]): boolean {
  const [first, second] = args;
  if (args.length !== 2 || first === undefined || second === undefined) return false;
  const short: Role['kind'][] = ['name', 'member', 'string', 'number', 'literal'];
  return isBlockArrow(first) && short.includes(second.role.kind);
}

function expands({ role }: Argument): boolean {
  switch (role.kind) {
    case 'object':
    case 'array':
      return (role.size ?? 0) > 0;
    case 'arrow':
      return ['block', 'object', 'array', 'call'].includes(role.inner?.kind ?? 'other');
    case 'other':
      return role.inner !== undefined && expands({ doc: '', role: role.inner });
    default:
      return false;
  }
}

function hugsLast(args: readonly Argument[]): boolean {
  const last = args.at(-1);
  const before = args.at(-2);
  if (last === undefined || !expands(last)) return false;
  if (before === undefined) return true;
  if (before.role.kind === last.role.kind && last.role.kind !== 'other') return false;
  if (args.length === 2 && before.role.kind === 'arrow' && last.role.kind === 'array') return false;
  return !(last.role.kind === 'array' && last.role.plain === true);
}
