/** Writes the text of a module: its header, the import statements that its code needs, and its body. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import {
  columnsOf,
  listDoc,
  preformattedDoc,
  printDoc,
  rowDoc,
  STEP,
  textDoc,
  WIDTH,
  widthOf,
} from '../layout/index.js';
import { isIdentifier, isMemberName } from './names.js';
import { quote, quoteDoc } from './literal.js';
import { unwrap, wrap } from './opaque.js';
import type { Code, Import, Imports } from './opaque.js';

/** The file extension in imports of generated files. */
export type ImportExtension = '.js' | '.ts' | '';

/** A TypeScript file to print. */
export interface ModuleParts {
  readonly header?: Code;
  /** The statements of the module. Blank lines are written between them, and empty statements are omitted. */
  readonly body: readonly Code[];
  /** The path from the root of the output, such as `client/index.ts`. */
  readonly path: string;
  readonly importExtension: ImportExtension;
}

/** The importing file, and the file extension in its imports. */
export type ModulePlace = Pick<ModuleParts, 'path' | 'importExtension'>;

/**
 * Returns the text of a module. The imports are derived from its code: packages first, then generated files, both
 * sorted by code unit. A name that is only used as a type is imported by `import type`.
 * @returns the text with `\n` as the line break, also at the end
 * @throws Error if two imports have the same local name
 */
export function moduleText(parts: ModuleParts): string {
  const imports = new ImportCollector();
  const texts: string[] = [];
  // Statements are printed one by one: one document for all of them would need more memory.
  for (const one of parts.body) {
    const { doc, imports: used } = unwrap(one);
    imports.add(used);
    const text = printDoc(doc);
    if (text !== '') texts.push(text);
  }
  const header = parts.header === undefined ? '' : print(parts.header);
  const above = [header, importLines(imports.found, parts).join('\n')].filter(
    (text) => text !== '',
  );
  const all = [...above, ...texts];
  // The parts are joined only once, because a second concatenation would double the memory.
  const last = all.pop();
  return last === undefined ? '' : [...all, `${last}\n`].join('\n\n');
}

/** Collects the imports that pieces of code need, each once. */
class ImportCollector {
  readonly found = new Set<Import>();
  readonly #seen = new Set<Imports>();

  add(imports: Imports): void {
    if (imports === undefined) return;
    if (!isSeveral(imports)) this.found.add(imports);
    else if (!this.#seen.has(imports)) {
      this.#seen.add(imports);
      for (let at = 0; at < imports.length; at++) this.add(imports[at]);
    }
  }
}

function isSeveral(imports: Exclude<Imports, undefined>): imports is readonly Imports[] {
  return Array.isArray(imports);
}

/**
 * Returns the text of a piece of code, without its imports and without a line break at the end.
 * @param options `width`: the columns of a line, 80 by default
 */
export function print(one: Code, options: { readonly width?: number } = {}): string {
  return printDoc(unwrap(one).doc, 0, 0, options.width);
}

/**
 * Prints a statement immediately, so that a file of thousands of statements does not keep their layout trees in memory.
 * @param one a statement that begins and ends on its own lines
 * @param depth the number of indentation levels that the statement will have in its file
 * @param behind the number of columns that will follow on the statement's last line
 */
export function printed(one: Code, depth = 0, behind = 0): Code {
  const { doc, imports, syntax } = unwrap(one);
  if (typeof doc === 'string') return one;
  const indent = depth * STEP;
  const text = printDoc(doc, indent, behind);
  return wrap(text.includes('\n') ? preformattedDoc(text, indent) : textDoc(text), imports, syntax);
}

/** Returns the number of columns that a piece of code needs on one line; infinite if it needs several lines. */
export function widthOfCode(one: Code): number {
  return columnsOf(unwrap(one).doc);
}

/**
 * Returns the module specifier of an import.
 * @param from a package, or a path from the root of the output that starts with `./`
 * @throws Error if the path leads out of the output
 */
export function specifier(from: string, place: ModulePlace): string {
  if (!from.startsWith('./')) {
    if (from.startsWith('../') || from.startsWith('/')) {
      throw new Error('an import names a package, or a file of the output by ./');
    }
    return from;
  }
  const target = from.slice(2).split('/');
  if (target.some((part) => part === '' || part === '.' || part === '..')) {
    throw new Error('the path of an import has an empty or a dotted part');
  }
  const here = place.path.split('/').slice(0, -1);
  let shared = 0;
  while (shared < here.length && shared < target.length - 1 && here[shared] === target[shared]) {
    shared++;
  }
  const up = here.length - shared;
  const path = [...Array<string>(up).fill('..'), ...target.slice(shared)].join('/');
  const bare = path.replace(/\.[jt]s$/, '');
  return (up === 0 ? './' : '') + bare + place.importExtension;
}

const INDENT = ' '.repeat(STEP);

interface Group {
  readonly types: Map<string, string>;
  readonly values: Map<string, string>;
}

function importLines(imports: ReadonlySet<Import>, place: ModulePlace): string[] {
  const [only] = imports;
  if (only && imports.size === 1 && only.from !== './' + place.path) {
    const names = new Map([[only.alias, only.name]]);
    return importLine(only.type ? 'import type' : 'import', names, specifier(only.from, place));
  }
  const groups = new Map<string, Group>();
  const owners = new Map<string, Import>();
  const specifiers = new Map<string, string>();
  for (const one of imports) {
    if (one.from === './' + place.path) continue;
    const from = specifiers.get(one.from) ?? specifier(one.from, place);
    specifiers.set(one.from, from);
    const owner = owners.get(one.alias) ?? one;
    if (owner.name !== one.name || specifiers.get(owner.from) !== from) {
      throw new Error(`two imports of ${place.path} want the name ${one.alias}`);
    }
    owners.set(one.alias, one);
    const group = groups.get(from) ?? { types: new Map(), values: new Map() };
    groups.set(from, group);
    (one.type ? group.types : group.values).set(one.alias, one.name);
  }
  return [...groups].sort(bySpecifier).flatMap(([from, { types, values }]) => {
    // If a name is imported as a value, it can also be used as a type, so the type import is not needed.
    values.forEach((_, alias) => types.delete(alias));
    return [...importLine('import type', types, from), ...importLine('import', values, from)];
  });
}

function bySpecifier([a]: readonly [string, Group], [b]: readonly [string, Group]): number {
  const own = Number(a.startsWith('.')) - Number(b.startsWith('.'));
  return own || byCodeUnit(a, b);
}

/**
 * Writes one import statement. Several names that do not fit on one line are broken onto separate lines. A single
 * name is not, as in prettier.
 */
function importLine(keyword: string, names: ReadonlyMap<string, string>, from: string): string[] {
  if (names.size === 0) return [];
  const specifiers: string[] = [];
  const whole: string[] = [];
  const tail = ` from ${quote(from)};`;
  names.forEach((name, alias) => {
    if (name === '*') whole.push(`${keyword} * as ${alias}${tail}`);
    else specifiers.push(alias === name ? name : `${name} as ${alias}`);
  });
  if (specifiers.length === 0) return whole;
  specifiers.sort();
  const [only = ''] = specifiers;
  if (specifiers.length === 1 && only.startsWith('default as ')) {
    return [...whole, `${keyword} ${only.slice('default as '.length)}${tail}`];
  }
  const flat = `${keyword} { ${specifiers.join(', ')} }${tail}`;
  if (specifiers.length === 1 || widthOf(flat) <= WIDTH) return [...whole, flat];
  return [...whole, `${keyword} {\n${INDENT}${specifiers.join(`,\n${INDENT}`)},\n}${tail}`];
}

/** Writes `export * from '…';`. */
export function exportAll(from: string, place: ModulePlace): Code {
  return wrap(rowDoc(['export * from ', quoteDoc(specifier(from, place)), ';']));
}

/**
 * Writes `export { a, b as c } from '…';` with sorted names.
 * @param names the exported names; a pair is a name and its alias
 * @param options `type`: writes `export type`
 * @throws TypeError if a name is not an identifier
 */
export function exportNames(
  names: readonly (string | readonly [name: string, alias: string])[],
  from: string,
  place: ModulePlace,
  options: { readonly type?: boolean } = {},
): Code {
  const specifiers = names.map((one) => {
    const [name, alias] = typeof one === 'string' ? [one, one] : one;
    if (!isIdentifier(name) || !isMemberName(alias)) {
      throw new TypeError('exportNames() needs valid identifiers');
    }
    return name === alias ? name : `${name} as ${alias}`;
  });
  const keyword = options.type === true ? 'export type ' : 'export ';
  const path = quoteDoc(specifier(from, place));
  const braces = listDoc(specifiers.sort(), { brackets: '{}', separator: ',' });
  return wrap(rowDoc([keyword, braces, ' from ', path, ';']));
}
