/**
 * Constants of a module that wait for a call, written straight to text.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { awaited, object } from '../expression.js';
import { call } from '../function.js';
import { columnsOf, flatText, settled, STEP, WIDTH } from '../../layout/index.js';
import { printed } from '../module.js';
import { make, open } from '../../opaque.js';
import type { Code } from '../../opaque.js';
import { constant } from '../statement.js';

/** `const name = await callee(first, { properties });` */
export interface AwaitedCall {
  readonly name: Code;
  readonly callee: Code;
  readonly first: Code;
  /** None: there is no object. */
  readonly properties: readonly Code[];
}

/**
 * A constant as its text: on one line where it fits, else with a line for each property.
 * @param parts the name, the callee and the first argument are names
 * @returns what `printed(constant({ name, value: awaited(call(callee, [first, object(properties)])) }))` makes
 */
export function awaitedCall(parts: AwaitedCall): Code {
  const { name, callee, first, properties } = parts;
  const marks: object[] = [];
  const [of, by, to] = [wordOf(name, marks), wordOf(callee, marks), wordOf(first, marks)];
  const text =
    of === undefined || by === undefined || to === undefined
      ? undefined
      : written(`const ${of} = await ${by}(${to}`, properties, marks);
  if (text !== undefined) return make(settled(text, marks));
  const args = properties.length === 0 ? [first] : [first, object(properties)];
  return printed(constant({ name, value: awaited(call(callee, args)) }));
}

/** The text of a name of as many columns as it is long. */
function wordOf(one: Code, marks: object[]): string | undefined {
  const { doc, role } = open(one);
  if (role.kind !== 'name' || (typeof doc !== 'string' && doc.width !== role.text?.length)) {
    return undefined;
  }
  return flatText(doc, marks);
}

/** Nothing where the layout engine has to tell. */
function written(head: string, properties: readonly Code[], marks: object[]): string | undefined {
  if (properties.length === 0) return head.length + 2 <= WIDTH ? `${head});` : undefined;
  const texts: string[] = [];
  // What stands around the object on one line.
  let columns = head.length + ', { '.length + ' });'.length - ', '.length;
  let widest = head.length + ', {'.length;
  for (const one of properties) {
    const { doc } = open(one);
    const text = flatText(doc, marks);
    if (text === undefined) return undefined;
    const width = columnsOf(doc);
    texts.push(text);
    columns += width + ', '.length;
    widest = Math.max(widest, STEP.length + width + 1);
  }
  if (columns <= WIDTH) return `${head}, { ${texts.join(', ')} });`;
  if (widest > WIDTH) return undefined;
  return `${head}, {\n${STEP}${texts.join(`,\n${STEP}`)},\n});`;
}
