/**
 * Functions whose only statement lists properties, written straight to text.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { code, lines } from '../code.js';
import { array, isTable, property } from '../expression.js';
import type { Signature } from '../function.js';
import { columnsOf, flatText, pack, printDoc, settled, STEP, WIDTH } from '../../layout/index.js';
import { keyDoc } from '../literal.js';
import { printed } from '../module.js';
import { make, open } from '../../opaque.js';
import type { Code, Role } from '../../opaque.js';
import { functionDeclaration, type Declaration } from '../statement.js';

/** A property, not yet laid out: its value, or the elements of the array that it is. */
export interface Listed {
  readonly name: string;
  readonly value: Code | readonly Code[];
}

/** A function with a statement that stands on lines of its own: what is before the properties, they, what is behind. */
export interface ListingFunction
  extends
    Declaration,
    Pick<Signature, 'typeParameters'>,
    Required<Pick<Signature, 'parameters' | 'returns'>> {
  /** A line without places where it may break. */
  readonly before: Code;
  /** One at least. */
  readonly properties: readonly Listed[];
  readonly behind: Code;
}

const LINE = `\n${STEP}`;
/** Before a property. */
const DEEPER = STEP + STEP;
/** Before an element of its array. */
const DEEPEST = DEEPER + STEP;
/** What stands around a signature on one line, beside the name. */
const AROUND = '() {'.length;

/**
 * A function of a module as its text.
 * @returns what `printed(functionDeclaration(parts))` makes with the statement as its body
 */
export function listingFunction(parts: ListingFunction): Code {
  const { properties, before, behind } = parts;
  const marks: object[] = [];
  const head = signatureText(parts, marks);
  const first = flatText(open(before).doc, marks);
  const last = flatText(open(behind).doc, marks);
  if (head === undefined || first === undefined || last === undefined) {
    const listed = lines(properties.map(laidOut), { comma: true });
    const statement = code`
      ${before}
        ${listed},
      ${behind}
    `;
    return printed(functionDeclaration({ ...parts, body: [statement] }));
  }
  const above = parts.comment === undefined ? '' : printDoc(open(parts.comment).doc, WIDTH, marks);
  let text = above === '' ? head : `${above}\n${head}`;
  text += LINE + first;
  properties.forEach((one) => {
    text += `\n${DEEPER}${propertyText(one, marks)},`;
  });
  return make(settled(`${text}${LINE}${last}\n}`, marks));
}

function laidOut({ name, value }: Listed): Code {
  return property(name, isElements(value) ? array(value) : value);
}

function isElements(value: Code | readonly Code[]): value is readonly Code[] {
  return Array.isArray(value);
}

/** A property that a comma follows. */
function propertyText(one: Listed, marks: object[]): string {
  const { name, value } = one;
  const key = keyDoc(name);
  // The colon, a blank, and the comma.
  const room = WIDTH - DEEPER.length - columnsOf(key) - ': '.length - 1;
  let text: string | undefined;
  if (isElements(value)) text = arrayText(value, room, marks);
  else {
    const { doc } = open(value);
    const isText = typeof doc === 'string';
    if ((isText ? doc.length : doc.width) <= room) text = isText ? doc : flatText(doc, marks);
  }
  if (text !== undefined) return `${typeof key === 'string' ? key : printDoc(key)}: ${text}`;
  return printDoc(pack([open(laidOut(one)).doc, ',']), WIDTH, marks, DEEPER).slice(0, -1);
}

/**
 * An array on one line, or with a line for each element; nothing where the layout engine has to tell.
 * @param room the columns that are left on its line
 */
function arrayText(elements: readonly Code[], room: number, marks: object[]): string | undefined {
  const texts: string[] = [];
  const roles: Role[] = [];
  let columns = 0;
  let widest = 0;
  for (const one of elements) {
    const { doc, role } = open(one);
    const isText = typeof doc === 'string';
    const text = isText ? doc : flatText(doc, marks);
    if (text === undefined) return undefined;
    texts.push(text);
    roles.push(role);
    const width = isText ? doc.length : doc.width;
    columns += width + ', '.length;
    if (width > widest) widest = width;
  }
  if (texts.length === 0) return '[]';
  if (isTable(roles)) return undefined;
  // Brackets, and no comma behind the last one.
  if (columns <= room) return `[${texts.join(', ')}]`;
  // Numbers fill their lines.
  if (roles.every(({ kind }) => kind === 'number')) return undefined;
  if (DEEPEST.length + widest + 1 > WIDTH) return undefined;
  return `[\n${DEEPEST}${texts.join(`,\n${DEEPEST}`)},\n${DEEPER}]`;
}

/** `function name(parameters): returns {`; nothing where the layout engine has to tell. */
function signatureText(parts: ListingFunction, marks: object[]): string | undefined {
  const name = flatText(open(parts.name).doc, marks);
  const result = open(parts.returns).doc;
  const returns = flatText(result, marks);
  if (parts.typeParameters !== undefined) return undefined;
  // One parameter may be hugged, or break behind its type.
  if (name === undefined || returns === undefined || parts.parameters.length < 2) return undefined;
  const behind = `): ${returns} {`;
  let columns = AROUND + ': '.length + columnsOf(open(parts.name).doc) + columnsOf(result);
  let widest = behind.length - returns.length + columnsOf(result);
  const texts: string[] = [];
  for (const one of parts.parameters) {
    const { doc, role } = open(one);
    const text = flatText(doc, marks);
    if (text === undefined || role.plain === true) return undefined;
    texts.push(text);
    columns += columnsOf(doc) + (texts.length > 1 ? ', '.length : 0);
    widest = Math.max(widest, STEP.length + columnsOf(doc) + 1);
  }
  const head = `${parts.export === true ? 'export ' : ''}function `;
  if (head.length + columns <= WIDTH) return `${head}${name}(${texts.join(', ')}${behind}`;
  if (widest > WIDTH) return undefined;
  return `${head}${name}(${LINE}${texts.join(`,${LINE}`)},\n${behind}`;
}
