/** Scans a file of handlers for its functions, its exports, and their operations. */
import {
  codeOf,
  declaredNamesIn,
  exportList,
  scanStatements,
  type ScannedStatement,
  importOf,
} from './statements.js';
import { literalValue, tokensOf, type Token } from './tokens.js';

/** A top-level function, or a constant that may be one. */
export interface ScannedFunction {
  /** Its name; empty if it has none. */
  readonly name: string;
  /** Its exported name; absent if it is not exported. */
  readonly exported?: string;
  /**
   * The operations in its signature. The number is higher for a function that is more likely their handler: see
   * `strengthOf`.
   */
  readonly keys: ReadonlyMap<string, number>;
  /** The start of its last documentation comment; `at` if there is none. */
  readonly from: number;
  /** True if a second documentation comment is directly above the last one. */
  readonly isStacked: boolean;
  readonly at: number;
  readonly end: number;
  /** Its tokens, including the comment. */
  readonly tokens: readonly Token[];
}

/** A scanned file. */
export interface ScannedFile {
  readonly functions: readonly ScannedFunction[];
  /** All names that a top-level statement declares or imports. */
  readonly names: ReadonlySet<string>;
  /** All exports, including re-exports. */
  readonly exports: ReadonlySet<string>;
  /** The keys in types, in indexed access, or in calls of `notImplemented`. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Scans a file.
 * @param text its text
 * @returns `undefined` if its brackets do not match
 */
export function scanFile(text: string): ScannedFile | undefined {
  const known = tokensOf(text);
  if (known === undefined) return undefined;
  const statements = scanStatements(known, text);
  const aliases = aliasesOf(statements);
  const written = typeAliasesOf(known, aliases);
  const functions: ScannedFunction[] = [];
  const names = new Set<string>();
  const renamed = new Map<string, string>();
  const exports = new Set<string>();
  for (const statement of statements) {
    const found = functionOf(statement, aliases, written);
    for (const name of declaredNamesIn(statement.tokens)) names.add(name);
    for (const [local, name] of exportList(statement.tokens)) {
      if (local !== undefined) renamed.set(local, name);
      exports.add(name);
    }
    if (found) functions.push(found);
  }
  const named = merged(functions).map((one) => {
    const exported = one.exported ?? renamed.get(one.name);
    if (exported !== undefined) exports.add(exported);
    return exported === undefined ? one : { ...one, exported };
  });
  const keys = new Set(keyPlaces(known).map(({ key }) => key));
  return { functions: named, names, exports, keys };
}

const QUOTED_KEY = /(["'`])[A-Z][A-Z0-9_-]* \/(?:(?!\1)[^\\\n\r]|\\.)*\1/g;

/** Returns the keys of all operations in quotes, including those in comments. */
export function mentionedKeys(text: string): Set<string> {
  const found = new Set<string>();
  for (const [quoted] of text.matchAll(QUOTED_KEY)) {
    const value = literalValue({ kind: 'string', at: 0, end: 0, text: quoted });
    if (value !== undefined) found.add(value);
  }
  return found;
}

/**
 * Finds keys that are a type argument, an index, or marked as not implemented. These are rewritten if the spelling of a
 * key changes; other strings stay.
 */
export function keyPlaces(tokens: readonly Token[]): { token: Token; key: string }[] {
  const code = codeOf(tokens);
  return code.flatMap((token, index) => {
    const key = literalValue(token);
    const isKey = key !== undefined && IS_KEY.test(key) && isKeyPlace(code, index);
    return isKey ? [{ token, key }] : [];
  });
}

const IS_KEY = /^[A-Z][A-Z0-9_-]* \//;

function isKeyPlace(code: readonly Token[], index: number): boolean {
  const word = (offset: number): string => code[index + offset]?.text ?? '';
  if (/^[<|]$/.test(word(-1)) && /^[>|,]$/.test(word(1))) return true;
  if (word(-1) === '=' && word(-3) === 'type') return true;
  if (word(-1) === '[' && word(1) === ']') return code[index - 2]?.kind === 'word';
  return word(-1) === '(' && word(-2) === 'NotImplemented';
}

/** Returns true for a text with the marks of an unfinished merge. Marks inside of template literals do not count. */
export function hasConflictMarks(text: string): boolean {
  const marks = [...text.matchAll(/^(?:<{7}|>{7}) /gm)];
  if (marks.length === 0) return false;
  const texts = (tokensOf(text) ?? []).filter(({ kind }) => kind === 'template');
  return !marks.every(({ index }) => texts.some(({ at, end }) => at < index && index < end));
}

/** Merges overloads into one function. */
function merged(functions: readonly ScannedFunction[]): ScannedFunction[] {
  const byName = new Map<string, ScannedFunction>();
  const order: ScannedFunction[] = [];
  for (const one of functions) {
    const first = one.name === '' ? undefined : byName.get(one.name);
    if (first === undefined) order.push(one);
    const all = first
      ? { ...first, keys: new Map([...first.keys, ...one.keys]), end: one.end }
      : one;
    if (first) order[order.findIndex(({ name }) => name === one.name)] = all;
    byName.set(one.name, all);
  }
  return order;
}

const HANDLER_TYPES = ['Req', 'Res', 'Handler'];

/** Returns local names of handler types: `import { Req as Request }`. */
function aliasesOf(statements: readonly ScannedStatement[]): ReadonlyMap<string, string> {
  const found = new Map(HANDLER_TYPES.map((name) => [name, name]));
  for (const { tokens } of statements) {
    for (const { imported, local } of importOf(tokens)?.named ?? []) {
      if (HANDLER_TYPES.includes(imported)) found.set(local, imported);
    }
  }
  return found;
}

/** Top-level type names that are aliases of a key, or of the request or response type of a handler. */
type TypeAliases = ReadonlyMap<string, readonly Token[]>;

/** Finds `type Key = "GET /pets"` and `type Request = Req<"GET /pets">`, exported or not. One may refer to another. */
function typeAliasesOf(
  tokens: readonly Token[],
  aliases: ReadonlyMap<string, string>,
): TypeAliases {
  const code = codeOf(tokens);
  const found = new Map<string, readonly Token[]>();
  code.forEach(({ text }, index) => {
    const [name, sign] = [code[index + 1], code[index + 2]];
    if (text !== 'type' || name?.kind !== 'word' || sign?.text !== '=') return;
    const first = code[index + 3];
    const isUse = aliases.has(first?.text ?? '') && code[index + 4]?.text === '<';
    const close = isUse ? code.findIndex((token, at) => at > index + 4 && token.text === '>') : -1;
    const isKey = first !== undefined && IS_KEY.test(literalValue(first) ?? '');
    if (isKey) found.set(name.text, [first]);
    else if (close > 0) found.set(name.text, spelledOut(code.slice(index + 3, close + 1), found));
  });
  return found;
}

/** Replaces type names by their definitions. */
function spelledOut(tokens: readonly Token[], written: TypeAliases): readonly Token[] {
  if (written.size === 0) return tokens;
  return tokens.flatMap((token) =>
    token.kind === 'word' ? (written.get(token.text) ?? token) : token,
  );
}

function functionOf(
  { tokens, doc, isStacked }: ScannedStatement,
  aliases: ReadonlyMap<string, string>,
  written: TypeAliases,
): ScannedFunction | undefined {
  const code = codeOf(tokens);
  const word = (index: number): string => code[index]?.text ?? '';
  let index = 0;
  const isExport = word(0) === 'export';
  if (isExport) index++;
  const isDefault = isExport && word(index) === 'default';
  if (isDefault) index++;
  const first = code[0];
  if (word(index) === 'async') index++;
  const isFunction = word(index) === 'function';
  const isConstant = /^(?:const|let|var)$/.test(word(index));
  if (first === undefined || (!isFunction && !isConstant && !isDefault)) return undefined;
  if (isFunction || isConstant) index++;
  if (word(index) === '*') index++;
  const own = isFunction || isConstant ? nameAt(code, index) : '';
  const body = isFunction ? bodyOf(code, index) : undefined;
  const lastToken = body ? code[body.close] : code.at(-1);
  if (lastToken === undefined || (isConstant && !mayHoldFunction(code, index))) return undefined;
  const signature = isFunction ? code.slice(0, body?.open ?? code.length) : withoutBodies(code);
  const end = lastToken.end;
  return {
    name: own,
    ...(isExport && { exported: isDefault ? 'default' : own }),
    keys: keysIn(spelledOut(signature, written), aliases),
    from: doc?.at ?? first.at,
    isStacked,
    at: first.at,
    end,
    tokens: [...(doc ? [doc] : []), ...tokens.filter((token) => token.end <= end)],
  };
}

function nameAt(code: readonly Token[], index: number): string {
  const token = code[index];
  return token?.kind === 'word' ? token.text : '';
}

/** Returns the braces of a function body: the last pair. */
function bodyOf(code: readonly Token[], from: number): { open: number; close: number } | undefined {
  let depth = 0;
  let open = -1;
  for (let index = from; index < code.length; index++) {
    const { kind, text } = code[index] ?? { kind: 'punct', text: '' };
    if (kind !== 'punct') continue;
    if (text === ';' && depth === 0) return undefined;
    if (/^[([{]$/.test(text) && depth++ === 0 && text === '{') open = index;
    if (!/^[)\]}]$/.test(text) || --depth !== 0 || text !== '}') continue;
    const next = code[index + 1]?.text ?? '';
    if (!/^(?:[{|&[>,.]|extends|is)$/.test(next)) return { open, close: index };
  }
  return undefined;
}

/** Returns false for a constant that is an object, an array or a string, which cannot be a handler. */
function mayHoldFunction(code: readonly Token[], from: number): boolean {
  const sign = code.findIndex((token, index) => index > from && token.text === '=');
  const value = code[sign + 1];
  return sign > 0 && value?.kind === 'word'
    ? value.text !== 'new'
    : value?.kind === 'punct' && (value.text === '(' || value.text === '<');
}

/** Removes the bodies of functions. */
function withoutBodies(code: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let skip = 0;
  code.forEach((token, index) => {
    const before = code[index - 1];
    const opens = token.kind === 'punct' && token.text === '{';
    const isBody = before?.kind === 'word' || /^(?:=>|[)>\]])$/.test(before?.text ?? '');
    if (skip > 0 || (opens && isBody)) {
      if (opens) skip++;
      if (token.kind === 'punct' && token.text === '}') skip--;
    } else kept.push(token);
  });
  return kept;
}

/** Finds the operations in `Req<"…">`, `Res<"…">` and `Handler<"…">`. */
function keysIn(
  tokens: readonly Token[],
  aliases: ReadonlyMap<string, string>,
): Map<string, number> {
  const uses = new Map<string, Set<string>>();
  tokens.forEach((token, index) => {
    if (token.text !== '<' || token.kind !== 'punct') return;
    const name = tokens[index - 1];
    for (let next = index + 1; ; next += 2) {
      const literal = tokens[next];
      const value = literal && literalValue(literal);
      const follows = tokens[next + 1]?.text ?? '';
      if (value === undefined || !IS_KEY.test(value) || !/^[|>,]$/.test(follows)) {
        return;
      }
      const use = aliases.get(name?.text ?? '') ?? 'other';
      uses.set(value, (uses.get(value) ?? new Set<string>()).add(use));
      if (follows !== '|') return;
    }
  });
  return new Map([...uses].map(([key, found]) => [key, strengthOf(found)]));
}

/** A handler takes the request and returns the response. A function with only one of the two may be its helper. */
function strengthOf(uses: ReadonlySet<string>): number {
  if (uses.has('Handler') || (uses.has('Req') && uses.has('Res'))) return 3;
  return uses.has('Req') ? 2 : 1;
}
