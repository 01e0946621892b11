/**
 * Constants of a module that a call of a generic function gives, written straight to text.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { call } from '../function.js';
import { flatText, printDoc, settled, STEP, WIDTH } from '../../layout/index.js';
import { printed } from '../module.js';
import { make, open } from '../../opaque.js';
import type { Code } from '../../opaque.js';
import { constant, type Declaration } from '../statement.js';

/** `const name = callee<type>(argument);` */
export interface CalledConstant extends Declaration {
  readonly callee: Code;
  readonly type: Code;
  readonly argument: Code;
}

/**
 * A constant as its text.
 * @param parts the name, the callee and the argument are names
 * @returns what `printed(constant({ name, value: call(callee, [argument], { typeArguments: [type] }) }))` makes
 */
export function calledConstant(parts: CalledConstant): Code {
  const marks: object[] = [];
  const above = parts.comment === undefined ? '' : printDoc(open(parts.comment).doc, WIDTH, marks);
  const name = wordOf(parts.name, marks);
  const callee = wordOf(parts.callee, marks);
  const type = wordOf(parts.type, marks);
  const argument = wordOf(parts.argument, marks);
  if (name && callee && type && argument) {
    const text = written(
      `${parts.export === true ? 'export ' : ''}const ${name.text} =`,
      callee,
      type,
      argument,
    );
    if (text !== undefined) return make(settled(above === '' ? text : `${above}\n${text}`, marks));
  }
  const { callee: of, type: given, argument: taken, ...rest } = parts;
  return printed(constant({ ...rest, value: call(of, [taken], { typeArguments: [given] }) }));
}

/** A piece of code of as many columns as it is long. */
interface Word {
  readonly text: string;
  readonly isName: boolean;
  readonly isShort: boolean;
}

function wordOf(code: Code, marks: object[]): Word | undefined {
  const { doc, role } = open(code);
  const text = flatText(doc, marks);
  const isName = role.kind === 'name';
  if (text === undefined || (!isName && role.kind !== 'other')) return undefined;
  if (typeof doc !== 'string' && doc.width !== text.length) return undefined;
  return { text, isName, isShort: role.short === true };
}

/** The lines of a declaration that begins with `head`; nothing where the layout engine has to tell. */
function written(head: string, callee: Word, type: Word, argument: Word): string | undefined {
  if (!callee.isName || !argument.isName) return undefined;
  const open = type.isName ? `${callee.text}<${type.text}>(` : `${callee.text}<`;
  const whole = `${callee.text}<${type.text}>(${argument.text});`;
  if (head.length + 1 + whole.length <= WIDTH) return `${head} ${whole}`;
  // Prettier breaks a call of a short name behind the equals sign, as all of which nothing fits behind it.
  if (argument.isShort || head.length + 1 + open.length > WIDTH) {
    const lines = invocation(STEP, STEP, callee, type, argument);
    return lines && `${head}\n${lines}`;
  }
  return invocation(`${head} `, '', callee, type, argument);
}

/**
 * The lines of a call.
 * @param start what stands before it on its line
 * @param indent what its other lines begin with
 */
function invocation(
  start: string,
  indent: string,
  callee: Word,
  type: Word,
  argument: Word,
): string | undefined {
  const deeper = `\n${indent}${STEP}`;
  const typed = `${start}${callee.text}<${type.text}>(`;
  if (typed.length + argument.text.length + 2 <= WIDTH) return `${typed}${argument.text});`;
  if (type.isName || typed.length <= WIDTH)
    return `${typed}${deeper}${argument.text},\n${indent});`;
  const tail = `${indent}>(${argument.text});`;
  if (deeper.length - 1 + type.text.length > WIDTH || tail.length > WIDTH) return undefined;
  return `${start}${callee.text}<${deeper}${type.text}\n${tail}`;
}
