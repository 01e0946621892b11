/** Checks as functions, and their calls: of a value, of its items, of its properties. */
import { code, ident, lit } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import { element } from '../../emit/typescript/expression.js';
import { printed } from '../../emit/typescript/module.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { ValidatorOptions } from './options.js';
import { issuesCall } from './scalars.js';

/** A check, as its callers refer to it. */
export interface CheckFunction {
  readonly code: Code;
  /** True if the function takes the record of evaluated members. */
  readonly isSeeing?: boolean;
  /** The statements that call the check, if it is called often. */
  readonly calls?: CheckCalls;
}

/** Printed call statements, by the names of the properties. */
export interface CheckCalls {
  readonly optional: Map<string, Code>;
  readonly required: Map<string, Code>;
  /** The calls for the value itself, and for each of its items. */
  whole?: Code;
  each?: Code;
}

/** Returns a call of a check: `string(value, to);`. A shared check has one such statement for all calls. */
export function callCheck({ code: check, calls: shared }: CheckFunction): Code {
  if (shared === undefined) return code`${check}(value, to);`;
  return (shared.whole ??= code`${check}(value, to);`);
}

/** Returns a call that applies a check to each item of a value. */
export function callCheckOnItems({ code: check, calls: shared }: CheckFunction): Code {
  if (shared === undefined) return issuesCall('each', check);
  return (shared.each ??= issuesCall('each', check));
}

/** A check that is called often: its calls are cached. */
export function sharedCheck(check: Code): CheckFunction {
  return { code: check, calls: { optional: new Map(), required: new Map() } };
}

/** The statement that checks a property; a shared check has one for each property name. */
export function checkProperty(
  method: keyof typeof PROPERTY_METHODS,
  name: string,
  check: CheckFunction | undefined,
  only = '',
): Code {
  // A check in only one direction is rare, so its call is not cached.
  if (only !== '') return propertyCall(method, name, check?.code ?? code`undefined`, lit(only));
  const known = check?.calls?.[method];
  const before = known?.get(name);
  if (before !== undefined) return before;
  const call = propertyCall(method, name, check?.code);
  known?.set(name, call);
  return call;
}

/**
 * `to.optional(value["name"], "name", check);`: the generated code reads the property by a constant name, which
 * engines do several times faster. Names that every object inherits are read as own properties.
 */
function propertyCall(
  method: keyof typeof PROPERTY_METHODS,
  name: string,
  check?: Code,
  only?: Code,
): Code {
  const { value, text } = propertyOf(name);
  const args = [value, text];
  if (check !== undefined) args.push(check);
  if (only !== undefined) args.push(only);
  return printed(code`${PROPERTY_METHODS[method]}(${args});`, 1);
}

const VALUE = ident('value');
const PROPERTY_METHODS = { optional: code`to.optional`, required: code`to.required` };

/** A property and its name, cached because most names recur. */
const propertyOf = memoizeByText((name) => {
  const text = lit(name);
  const value = name in Object.prototype ? code`to.own(value, ${text})` : element(VALUE, name);
  return { value, text };
});

/** Returns the cached value of a key, and creates it on first use. */
export function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** The parameter that records the evaluated members. */
export const SEEN = ident('seen');

/** A function that checks a value. */
export interface CheckDeclaration {
  readonly name: Code;
  readonly body: readonly Code[];
  readonly exported: boolean;
  /** True if the function records the members that it evaluates. */
  readonly seeing: boolean;
}

/** The declaration of a check. */
export function checkFunction(
  { name, body, exported, seeing }: CheckDeclaration,
  { isInline, runtime }: Pick<ValidatorOptions, 'isInline' | 'runtime'>,
): Code {
  // An empty check still has its parameters; the underscore marks them as unused.
  const [value, to] = (body.length === 0 ? ['_value', '_to'] : ['value', 'to']).map(ident);
  if (isInline === true) {
    return printed(code`
      function ${name}(${value}, ${to}, ${seeing && SEEN}) {
        ${body}
      }
    `);
  }
  const issues = runtime('validate', 'Issues');
  const seen = seeing && code`${SEEN}: ${runtime('seen', 'Seen')}`;
  return printed(code`
    ${exported && code`export `}function ${name}(${value}: unknown, ${to}: ${issues}, ${seen}): void {
      ${body}
    }
  `);
}
