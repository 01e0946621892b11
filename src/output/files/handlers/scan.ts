/** Scans a handler file for its functions and exports, and for the operations that the functions handle. */
import {
  codeOf,
  declaredNamesIn,
  exportList,
  scanStatements,
  type ScannedStatement,
  importOf,
} from './statements.js';
import { literalValue, tokensOf, type Token } from './tokens.js';

/** A top-level function, or a top-level constant that may contain a function. */
export interface ScannedFunction {
  /** The local name; empty if the function has none. */
  readonly name: string;
  /** The exported name; absent if the function is not exported. */
  readonly exported?: string;
  /**
   * The operation keys in its signature. Each has a number that is higher if the function is more likely to be the
   * operation's handler: see `strengthOf`.
   */
  readonly keys: ReadonlyMap<string, number>;
  /** The start of the function's last documentation comment, or `at` if it has no comment. */
  readonly from: number;
  /** True if another documentation comment is directly above the one at `from`. */
  readonly isStacked: boolean;
  readonly at: number;
  readonly end: number;
  /** The function's tokens, including those of its comment. */
  readonly tokens: readonly Token[];
}

export interface ScannedFile {
  readonly functions: readonly ScannedFunction[];
  /** The names that top-level statements declare or import. */
  readonly names: ReadonlySet<string>;
  /** The exported names, including re-exported ones. */
  readonly exports: ReadonlySet<string>;
  /** The operation keys in type arguments, in indexed access types, and in arguments of `NotImplemented`. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Scans a handler file.
 * @param text the file's text
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

/** Returns the operation keys that appear in quotes anywhere in a text, including comments. */
export function mentionedKeys(text: string): Set<string> {
  const found = new Set<string>();
  for (const [quoted] of text.matchAll(QUOTED_KEY)) {
    const value = literalValue({ kind: 'string', at: 0, end: 0, text: quoted });
    if (value !== undefined) found.add(value);
  }
  return found;
}

/**
 * Finds operation keys in type arguments, in indexes, and in arguments of `NotImplemented`. These keys are
 * rewritten if their spelling changes. Other strings are not rewritten, even if they equal a key.
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

/**
 * Returns true for a text with the markers of an unfinished git merge. Markers inside of template literals are
 * ignored.
 */
export function hasConflictMarks(text: string): boolean {
  const marks = [...text.matchAll(/^(?:<{7}|>{7}) /gm)];
  if (marks.length === 0) return false;
  const texts = (tokensOf(text) ?? []).filter(({ kind }) => kind === 'template');
  return !marks.every(({ index }) => texts.some(({ at, end }) => at < index && index < end));
}

/** Merges the overloads of a function into one entry. */
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

/** Returns the local names of imported handler types: `Request` for `import { Req as Request }`. */
function aliasesOf(statements: readonly ScannedStatement[]): ReadonlyMap<string, string> {
  const found = new Map(HANDLER_TYPES.map((name) => [name, name]));
  for (const { tokens } of statements) {
    for (const { imported, local } of importOf(tokens)?.named ?? []) {
      if (HANDLER_TYPES.includes(imported)) found.set(local, imported);
    }
  }
  return found;
}

/**
 * The definitions of top-level type aliases, by name. A definition is an operation key, or the request or response
 * type of a handler.
 */
type TypeAliases = ReadonlyMap<string, readonly Token[]>;

/**
 * Finds `type Key = "GET /pets"` and `type Request = Req<"GET /pets">`, exported or not. One alias may refer to
 * another.
 */
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

/** Replaces the names of type aliases with their definitions. */
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

/** Returns the positions of the braces of a function body, which are the last pair of braces. */
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

/** Returns false if a constant is an object, an array or a string, which cannot be a handler. */
function mayHoldFunction(code: readonly Token[], from: number): boolean {
  const sign = code.findIndex((token, index) => index > from && token.text === '=');
  const value = code[sign + 1];
  return sign > 0 && value?.kind === 'word'
    ? value.text !== 'new'
    : value?.kind === 'punct' && (value.text === '(' || value.text === '<');
}

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

/** Finds the operation keys in `Req<"…">`, `Res<"…">` and `Handler<"…">`. */
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

/**
 * Returns how likely a function is a handler. A handler has both a request and a response type; a function that has
 * only one of them may be a helper.
 */
function strengthOf(uses: ReadonlySet<string>): number {
  if (uses.has('Handler') || (uses.has('Req') && uses.has('Res'))) return 3;
  return uses.has('Req') ? 2 : 1;
}
