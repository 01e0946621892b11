/** Appends new handlers to files that belong to the user. No existing byte changes, apart from added imports. */
import type { HandlerStub, OutputFile } from '../../../print/emit/file.js';
import {
  declaredNamesIn,
  scanStatements,
  type ScannedStatement,
  importOf,
  type ImportStatement,
} from './statements.js';
import { parses } from '../../../print/emit/typescript/syntax-error.js';
import { changesOnlySpans, lineEnding, applyEdits, type TextEdit } from './text-edit.js';
import { tokensOf } from './tokens.js';

/**
 * The reason why a stub was not added. `syntax`: the file does not parse. `name`: it uses the function's name for
 * something else. `import`: it uses the name of a needed import for something else. `template`: the generated text
 * does not contain the function. `check`: the file with the addition would not parse, or other bytes would change.
 * `link`: the file is a symbolic link.
 */
export type StubFault = 'syntax' | 'name' | 'import' | 'template' | 'check' | 'link';

export interface StubProblem {
  readonly path: string;
  readonly key: string;
  readonly fault: StubFault;
  /** The stub's text, which the user can paste; empty if there is none. */
  readonly text: string;
}

export interface AddedStubs {
  /** The file with the added stubs; absent if none was added. */
  readonly text?: string;
  readonly added: readonly HandlerStub[];
  readonly problems: readonly StubProblem[];
}

/**
 * Adds missing handler stubs to a file.
 * @param existing the file's text; if it is absent, the file is created with only the missing stubs
 * @param file the newly generated file, which contains the stubs
 * @param missing the stubs to add
 */
export async function addStubs(
  existing: string | undefined,
  file: OutputFile,
  missing: readonly HandlerStub[],
): Promise<AddedStubs> {
  const fresh = statementsOf(file.text) ?? [];
  const texts = stubTexts(file.text, fresh, missing);
  const problem = (stub: HandlerStub, fault: StubFault) => problemOf(file, stub, fault, texts);
  const all = (fault: StubFault): AddedStubs => ({
    added: [],
    problems: missing.map((stub) => problem(stub, fault)),
  });
  // A new file may get only some handlers of its group, because other files may already contain the rest.
  const base = existing ?? '';
  const statements = (await parses(base)) ? statementsOf(base) : undefined;
  if (statements === undefined) return all('syntax');
  const taken = new Set(statements.flatMap(({ tokens }) => declaredNamesIn(tokens)));
  const problems: StubProblem[] = [];
  const chosen: HandlerStub[] = [];
  for (const stub of missing) {
    if (texts.get(stub.key) === undefined) problems.push(problem(stub, 'template'));
    else if (taken.has(stub.name)) problems.push(problem(stub, 'name'));
    else chosen.push(stub);
  }
  if (chosen.length === 0) return { added: [], problems };
  const bodies = chosen.map(({ key }) => texts.get(key) ?? '');
  const needed = neededImports(importsIn(fresh)).filter(({ local }) =>
    bodies.some((body) => usesName(body, local)),
  );
  const importEdits = importsFor(importsIn(statements), needed, taken);
  if (importEdits === undefined) return all('import');
  const edits = [...importEdits.edits, ending(base, [...importEdits.statements, ...bodies])];
  const text = applyEdits(base, edits);
  const isSafe = changesOnlySpans(base, text, edits) && (await parses(text));
  return isSafe ? { text, added: chosen, problems } : all('check');
}

/** Returns the stubs that cannot be added to a file, so that the user can paste them. */
export function unaddedStubs(
  file: OutputFile,
  stubs: readonly HandlerStub[],
  fault: StubFault,
): StubProblem[] {
  const texts = stubTexts(file.text, statementsOf(file.text) ?? [], stubs);
  return stubs.map((stub) => problemOf(file, stub, fault, texts));
}

type StubTexts = ReadonlyMap<string, string | undefined>;

function problemOf(
  { path }: OutputFile,
  { key }: HandlerStub,
  fault: StubFault,
  texts: StubTexts,
): StubProblem {
  return { path, key, fault, text: texts.get(key) ?? '' };
}

function statementsOf(text: string): readonly ScannedStatement[] | undefined {
  const tokens = tokensOf(text);
  return tokens && scanStatements(tokens, text);
}

/** Returns an edit that appends texts to a file, with the line endings of the file. */
function ending(base: string, pieces: readonly string[]): TextEdit {
  const eol = lineEnding(base);
  const gap = base === '' || base === '\ufeff' ? '' : base.endsWith('\n') ? eol : eol + eol;
  const text = pieces.join('\n\n').replaceAll('\n', eol);
  return { at: base.length, text: gap + text + eol };
}

/**
 * Returns the function of each stub from the text, with its comment. The keys are operation keys. A value is
 * `undefined` if the text does not declare the function.
 */
function stubTexts(
  text: string,
  statements: readonly ScannedStatement[],
  stubs: readonly HandlerStub[],
): StubTexts {
  const byName = new Map(
    statements.flatMap(({ tokens, doc }) => {
      const [from, end] = [doc?.at ?? tokens[0]?.at, tokens.at(-1)?.end];
      return declaredNamesIn(tokens).map((name) => [name, text.slice(from, end)] as const);
    }),
  );
  return new Map(stubs.map(({ key, name }) => [key, byName.get(name)]));
}

function importsIn(statements: readonly ScannedStatement[]): ImportStatement[] {
  return statements.flatMap(({ tokens }) => importOf(tokens) ?? []);
}

interface NeededImport {
  readonly from: string;
  readonly imported: string;
  readonly local: string;
  readonly type: boolean;
}

function neededImports(imports: readonly ImportStatement[]): NeededImport[] {
  return imports.flatMap(({ from, named }) => named.map((name) => ({ ...name, from })));
}

function usesName(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);
}

/**
 * Returns the edits that add the imports a file lacks for its new stubs: names in an existing import, or new import
 * statements. Returns `undefined` if the file uses the name of a missing import for something else.
 */
function importsFor(
  imports: readonly ImportStatement[],
  needed: readonly NeededImport[],
  taken: ReadonlySet<string>,
): { edits: TextEdit[]; statements: string[] } | undefined {
  const known = neededImports(imports);
  const edits: TextEdit[] = [];
  const statements: string[] = [];
  for (const one of needed) {
    const same = known.find(({ local }) => local === one.local);
    const fits = same?.imported === one.imported && same.from === one.from;
    if (fits && (one.type || !same.type)) continue;
    if (taken.has(one.local)) return undefined;
    const name = one.imported === one.local ? one.local : `${one.imported} as ${one.local}`;
    const place = placeInImport(imports, one);
    if (place === undefined) {
      const keyword = one.type ? 'import type' : 'import';
      statements.push(`${keyword} { ${name} } from ${JSON.stringify(one.from)};`);
    } else {
      edits.push({ at: place.at, text: `, ${place.mark}${name}` });
    }
  }
  return { edits, statements };
}

/** Returns the position after the last name of an existing import from the same module. */
function placeInImport(
  imports: readonly ImportStatement[],
  one: NeededImport,
): { at: number; mark: string } | undefined {
  for (const { from, named, typeOnly } of imports) {
    const last = named.at(-1);
    if (from !== one.from || last === undefined || (typeOnly && !one.type)) continue;
    return { at: last.end, mark: one.type && !typeOnly ? 'type ' : '' };
  }
  return undefined;
}
