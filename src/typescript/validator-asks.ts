/** How a check is asked for: of a value, of its items, of its properties. */
import { code, ident, lit } from '../emit/typescript/code.js';
import type { Code } from '../emit/typescript/code.js';
import { element } from '../emit/typescript/expression.js';
import { calling } from '../emit/typescript/fast-paths/function.js';
import { memoizeByText } from '../foundation/memo.js';
import { tell } from './validator-scalars.js';

/** A check, as those who ask for it name it. */
export interface Check {
  readonly code: Code;
  /** Of a check that many ask for: the statements that do so. */
  readonly asked?: Asked;
}

/** Statements as they are printed in a function, by the names of the properties. */
export interface Asked {
  readonly optional: Map<string, Code>;
  readonly required: Map<string, Code>;
  /** Of the value itself, and of each item of it. */
  whole?: Code;
  each?: Code;
}

/** `string(value, to);`: the same statement whenever a check that many ask for is all there is to do. */
export function askWhole({ code: check, asked: shared }: Check): Code {
  if (shared === undefined) return calling(check, [VALUE, TO]);
  return (shared.whole ??= calling(check, [VALUE, TO]));
}

/** The same of each item of a value. */
export function askEach({ code: check, asked: shared }: Check): Code {
  if (shared === undefined) return tell('each', check);
  return (shared.each ??= tell('each', check));
}

/** A check that many ask for: what is said of it is kept. */
export function shared(check: Code): Check {
  return { code: check, asked: { optional: new Map(), required: new Map() } };
}

/** The statement that asks for a property; the same one whenever the same is asked of a check that many ask for. */
export function askFor(
  method: keyof typeof ASK,
  name: string,
  check: Check | undefined,
  only = '',
): Code {
  // What holds in one direction only is rare.
  if (only !== '') return asking(method, name, check?.code ?? code`undefined`, lit(only));
  const known = check?.asked?.[method];
  const before = known?.get(name);
  if (before !== undefined) return before;
  const asked = asking(method, name, check?.code);
  known?.set(name, asked);
  return asked;
}

/**
 * `to.optional(value["name"], "name", check);`: the property is read where its name is known, which engines do
 * several times faster. Names that every object inherits are asked for as the object's own.
 */
function asking(method: keyof typeof ASK, name: string, check?: Code, only?: Code): Code {
  const { value, text } = propertyOf(name);
  const args = [value, text];
  if (check !== undefined) args.push(check);
  if (only !== undefined) args.push(only);
  return calling(ASK[method], args);
}

const VALUE = ident('value');
const TO = ident('to');
const ASK = { optional: code`to.optional`, required: code`to.required` };

/** A property, and its name: most are called as others are. */
const propertyOf = memoizeByText((name) => {
  const text = lit(name);
  const value = name in Object.prototype ? code`to.own(value, ${text})` : element(VALUE, name);
  return { value, text };
});
