/**
 * Writes check functions, and the statements that call them for a value, for the items of an array, or for the
 * properties of an object.
 */
import { code, ident, lit } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import { element } from '../../emit/typescript/expression.js';
import { printed } from '../../emit/typescript/module.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { ValidatorOptions } from './options.js';
import { issuesCall } from './scalars.js';

/** A check function, as its callers refer to it. */
export interface CheckFunction {
  readonly code: Code;
  /** True if the function records the properties and items that it evaluates. */
  readonly isSeeing?: boolean;
  /** The statements that call the check, if they are cached because it is called often. */
  readonly calls?: CheckCalls;
}

/** Cached call statements. The keys of the maps are names of properties. */
export interface CheckCalls {
  readonly optional: Map<string, Code>;
  readonly required: Map<string, Code>;
  /** The calls for the value itself (`whole`), and for each of its items (`each`). */
  whole?: Code;
  each?: Code;
}

/**
 * Returns the statement `string(value, to);`, which calls a check. All callers of a shared check get the same
 * statement.
 */
export function callCheck({ code: check, calls: shared }: CheckFunction): Code {
  if (shared === undefined) return code`${check}(value, to);`;
  return (shared.whole ??= code`${check}(value, to);`);
}

/** Returns a statement that calls a check for each item of a value. */
export function callCheckOnItems({ code: check, calls: shared }: CheckFunction): Code {
  if (shared === undefined) return issuesCall('each', check);
  return (shared.each ??= issuesCall('each', check));
}

/** Returns a check whose call statements are cached. It is used for checks that are called often. */
export function sharedCheck(check: Code): CheckFunction {
  return { code: check, calls: { optional: new Map(), required: new Map() } };
}

/** Returns the statement that checks a property. For a shared check, the statement is cached by the property's name. */
export function checkProperty(
  method: keyof typeof PROPERTY_METHODS,
  name: string,
  check: CheckFunction | undefined,
  only = '',
): Code {
  // A property that is checked only in requests or only in responses is rare, so its statement is not cached.
  if (only !== '') return propertyCall(method, name, check?.code ?? code`undefined`, lit(only));
  const known = check?.calls?.[method];
  const before = known?.get(name);
  if (before !== undefined) return before;
  const call = propertyCall(method, name, check?.code);
  known?.set(name, call);
  return call;
}

/**
 * Returns `to.optional(value["name"], "name", check);`. The generated code reads the property by a constant name,
 * because this is several times faster than a variable name. If every object inherits a property of that name, only an
 * own property is read.
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

/**
 * The expression that reads a property, and the property's name as a literal. Cached, because most names occur many
 * times.
 */
const propertyOf = memoizeByText((name) => {
  const text = lit(name);
  const value = name in Object.prototype ? code`to.own(value, ${text})` : element(VALUE, name);
  return { value, text };
});

/** Returns the cached value for a key. If there is none yet, the value is created and cached. */
export function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const created = make();
  known.set(key, created);
  return created;
}

/** The parameter that records the evaluated properties and items. */
export const SEEN = ident('seen');

export interface CheckDeclaration {
  readonly name: Code;
  readonly body: readonly Code[];
  readonly exported: boolean;
  /** True if the function records the properties and items that it evaluates. */
  readonly seeing: boolean;
}

export function checkFunction(
  { name, body, exported, seeing }: CheckDeclaration,
  { isInline, runtime }: Pick<ValidatorOptions, 'isInline' | 'runtime'>,
): Code {
  // An empty check still has its parameters. The underscore marks them as unused.
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
