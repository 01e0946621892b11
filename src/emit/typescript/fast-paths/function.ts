/**
 * Calls and functions written straight to text: what the layout engine prints of them, where that is known
 * without asking it.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { call, signatureDoc, type Signature } from '../function.js';
import { keyDoc } from '../literal.js';
import { columnsOf, flatText, pack, printDoc, settled, STEP, WIDTH } from '../../layout/index.js';
import { printed, printedAt } from '../module.js';
import { make, open } from '../../opaque.js';
import type { Code, RoleKind } from '../../opaque.js';
import { functionDeclaration, statement, type Declaration } from '../statement.js';
import type { PropertyOptions } from '../type.js';

/** Before what stands on a line of its own in a function, and in the parentheses of a call in it. */
const LINE = `\n${STEP}`;
const ARGUMENT = LINE + STEP;
const BETWEEN = `,${ARGUMENT}`;

/** Arguments that nothing hugs, and that make no call break: each of them stands on a line of its own, or none does. */
const PLAIN: ReadonlySet<RoleKind> = new Set(['name', 'member', 'string', 'number', 'literal']);

/**
 * `callee(…);` as it is printed in a function of a module.
 * @param callee a name or a path of members
 * @returns what `printedAt(1, statement(call(callee, args)))` makes
 */
export function calling(callee: Code, args: readonly Code[]): Code {
  const marks: object[] = [];
  const { doc } = open(callee);
  const isName = typeof doc === 'string';
  const name = isName ? doc : flatText(doc, marks);
  const texts: string[] = [];
  // The parentheses, what stands between the arguments, and the semicolon.
  let columns = STEP.length + (isName ? doc.length : doc.width) + 1 + 2 * args.length;
  let mayBreak = true;
  for (let at = 0; at < args.length; at++) {
    const one = args[at];
    if (one === undefined) continue;
    const { doc, role } = open(one);
    const isText = typeof doc === 'string';
    const text = isText ? doc : flatText(doc, marks);
    if (text === undefined) return laidOut(callee, args);
    const width = isText ? doc.length : doc.width;
    columns += width;
    mayBreak &&= PLAIN.has(role.kind) && ARGUMENT.length + width <= WIDTH;
    texts.push(text);
  }
  const fits = columns <= WIDTH;
  if (name === undefined || args.length === 0 || !(fits || mayBreak)) return laidOut(callee, args);
  const text = fits
    ? `${name}(${texts.join(', ')});`
    : `${name}(${ARGUMENT}${texts.join(BETWEEN)},${LINE});`;
  return make(settled(text, marks, STEP));
}

function laidOut(callee: Code, args: readonly Code[]): Code {
  return printedAt(1, statement(call(callee, args)));
}

/** What stands between a function's name and its statements, on one line and on several. */
interface SignatureTexts {
  readonly returns: Code;
  readonly flat: string;
  /** Of the text on one line. */
  readonly columns: number;
  readonly broken: string;
  readonly marks: readonly object[];
}

/** By the list of their parameters: thousands of functions may be given the very same. */
const known = new WeakMap<readonly Code[], SignatureTexts>();

/**
 * A function of a module as its text.
 * @returns what `printed(functionDeclaration(parts))` makes
 */
export function printedFunction(
  parts: Omit<Declaration, 'comment'> &
    Required<Pick<Signature, 'parameters' | 'returns'>> & { readonly body: readonly Code[] },
): Code {
  const signature = textsOf(parts.parameters, parts.returns);
  const { doc: name } = open(parts.name);
  if (signature === undefined || typeof name !== 'string') {
    return printed(functionDeclaration(parts));
  }
  const marks = [...signature.marks];
  let body = '';
  for (let at = 0; at < parts.body.length; at++) {
    const one = parts.body[at];
    const doc = one === undefined ? '' : open(one).doc;
    const text = typeof doc === 'string' ? doc : printDoc(doc, WIDTH, marks, STEP);
    if (text !== '') body += LINE + text;
  }
  const head = `${parts.export === true ? 'export ' : ''}function ${name}`;
  // What follows the signature on its line is `{`, or `{}`.
  const fits = head.length + signature.columns + (body === '' ? 2 : 1) <= WIDTH;
  const block = body === '' ? '{}' : `{${body}\n}`;
  return make(settled(head + (fits ? signature.flat : signature.broken) + block, marks));
}

/** The texts of a signature; nothing where its parameters and its type may break independently of each other. */
function textsOf(parameters: readonly Code[], returns: Code): SignatureTexts | undefined {
  const before = known.get(parameters);
  if (before?.returns === returns) return before;
  const doc = pack(signatureDoc({ parameters, returns }));
  const marks: object[] = [];
  const flat = parameters.length > 1 ? flatText(doc, marks) : undefined;
  if (flat === undefined) return undefined;
  // Behind a name as long as a line.
  const name = 'x'.repeat(WIDTH);
  const broken = printDoc(pack([name, doc, ' {']), WIDTH).slice(name.length, -1);
  const made = { returns, flat: `${flat} `, columns: columnsOf(doc) + 1, broken, marks };
  known.set(parameters, made);
  return made;
}

/**
 * A property whose type is a literal on several lines, as a member of an interface or of such a literal.
 * @param depth how deep it is going to be indented
 * @param members as they are printed in it: made by `printedAt(depth + 1, …, ';')`
 * @returns what `printedAt(depth, propertySignature(name, typeLiteral(members, { broken: true }), options), ';')` makes
 */
export function printedLiteral(
  depth: number,
  name: string,
  members: readonly Code[],
  { comment, optional }: Omit<PropertyOptions, 'readonly'> = {},
): Code {
  const indent = STEP.repeat(depth);
  const marks: object[] = [];
  const above = comment === undefined ? '' : printDoc(open(comment).doc, WIDTH, marks, indent);
  let text = above === '' ? '' : `${above}\n${indent}`;
  text += `${printDoc(keyDoc(name))}${optional === true ? '?' : ''}: {`;
  for (const one of members) {
    text += `\n${indent}${STEP}${printDoc(open(one).doc, WIDTH, marks, indent + STEP)};`;
  }
  return make(settled(`${text}\n${indent}}`, marks, indent));
}
