/**
 * Names the arguments of a function. A name depends on the parameter's name, its location and conflicting names,
 * never on the order of the parameters.
 */
import { memoizeByText } from '../../base/foundation/memo.js';
import type { Parameter, ParameterLocation } from '../../model/api.js';
import { groupBy } from '../../base/foundation/group.js';
import { byCodeUnit } from '../../base/foundation/sort.js';

const LONGEST = 60;

/**
 * The properties that every object inherits. An omitted argument with such a name would have the inherited value
 * instead of `undefined`.
 */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * The locations in order of precedence. If two parameters would get the same name, the one in the earlier location
 * keeps it, and the text given here is appended to the name of the other.
 */
const PLACES: Readonly<Record<ParameterLocation, string>> = {
  path: 'Path',
  query: 'Query',
  header: 'Header',
  cookie: 'Cookie',
  querystring: 'Querystring',
};

/**
 * Names the parameters of one endpoint. If parameters in two locations would get the same name, the one in the earlier
 * location keeps it, and the location is appended to the name of the other (`id`, `idQuery`). Within one location, a
 * parameter whose declared name is an identifier keeps it (`tag` next to `tag[]`). To every other name, the location is
 * appended, and then a number in the order of the declared names.
 * @param parameters in any order; no two have the same location and name
 * @param reserved names that must not be used, such as `body`
 * @returns a unique identifier for each parameter
 */
export function argumentNames(
  parameters: readonly Parameter[],
  reserved: readonly string[],
): ReadonlyMap<Parameter, string> {
  return plainNames(parameters, reserved) ?? qualifiedNames(parameters, reserved);
}

/** Returns the names in the most common case, in which no two parameters conflict. */
function plainNames(
  parameters: readonly Parameter[],
  reserved: readonly string[],
): ReadonlyMap<Parameter, string> | undefined {
  const taken = new Set(reserved.map(fold));
  const names = new Map<Parameter, string>();
  for (const parameter of parameters) {
    const name = plainName(parameter);
    const key = fold(name);
    if (taken.has(key)) return undefined;
    taken.add(key);
    names.set(parameter, name);
  }
  return names;
}

function qualifiedNames(
  parameters: readonly Parameter[],
  reserved: readonly string[],
): ReadonlyMap<Parameter, string> {
  const taken = new Set(reserved.map(fold));
  const names = new Map<Parameter, string>();
  let open = [...parameters].sort(byPlaceAndName);
  for (const candidate of [plainName, qualifiedName]) {
    const still: Parameter[] = [];
    for (const place of Object.keys(PLACES)) {
      const here = open.filter((parameter) => parameter.in === place);
      for (const [key, rivals] of groupBy(here, (parameter) => fold(candidate(parameter)))) {
        const [only] = rivals;
        if (rivals.length === 1 && only !== undefined) {
          if (taken.has(key)) still.push(only);
          else names.set(only, candidate(only));
          continue;
        }
        for (const rival of rivals) {
          if (isFree(rival.name, taken)) names.set(rival, rival.name);
          else still.push(rival);
        }
      }
      for (const name of names.values()) taken.add(fold(name));
    }
    open = still.sort(byPlaceAndName);
  }
  for (const parameter of open) {
    let number = 1;
    while (taken.has(fold(qualifiedName(parameter) + String(number)))) number++;
    const name = qualifiedName(parameter) + String(number);
    taken.add(fold(name));
    names.set(parameter, name);
  }
  return names;
}

/**
 * Returns true if a declared name can be used as the name of the argument. Only letters, digits and `_` are allowed,
 * because language models accept no other names for the arguments of tools.
 */
function isFree(name: string, taken: ReadonlySet<string>): boolean {
  if (taken.has(fold(name)) || INHERITED.has(name)) return false;
  return name.length <= LONGEST && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/**
 * Returns the camel-case identifier for a declared name: `include-archived` → `includeArchived`, `X-Trace-ID` →
 * `xTraceId`.
 * @returns at most 60 ASCII letters, digits and `_`; if the name contains none of these, the code points of its
 * characters
 */
export const camelCaseIdentifier = memoizeByText((wire) => {
  const words = wire
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => cased(word, index === 0)).join('');
  const name = joined === '' ? codePoints(wire) : joined;
  return shorten(/^[0-9]/.test(name) ? `_${name}` : name);
});

function cased(word: string, first: boolean): string {
  const plain = /^[^a-z]+$/.test(word) ? word.toLowerCase() : word;
  const lead = plain.slice(0, 1);
  if (!first) return lead.toUpperCase() + plain.slice(1);
  // Capitals at the beginning are one word: `URLPrefix` → `urlPrefix`.
  return plain.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+/, (run) => run.toLowerCase());
}

function codePoints(wire: string): string {
  const points = [...wire].map((sign) => (sign.codePointAt(0) ?? 0).toString(16));
  return points.length === 0 ? 'value' : `u${points.join('u')}`;
}

/**
 * Shortens a long name. A hash of the whole name (FNV-1a) is appended, so that the result differs from other names with
 * the same beginning.
 */
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return name.slice(0, LONGEST - 9) + '_' + hash.toString(16).padStart(8, '0');
}

function plainName(parameter: Parameter): string {
  const name = camelCaseIdentifier(parameter.name);
  return INHERITED.has(name) ? qualifiedName(parameter) : name;
}

function qualifiedName(parameter: Parameter): string {
  return camelCaseIdentifier(parameter.name) + PLACES[parameter.in];
}

function fold(name: string): string {
  return name.toLowerCase();
}

function byPlaceAndName(a: Parameter, b: Parameter): number {
  return byCodeUnit(a.in, b.in) || byCodeUnit(a.name, b.name);
}
