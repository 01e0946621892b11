/** Adds handlers to files that people have written: only at the end, and never a byte of theirs changes. */
import type { HandlerStub, OutputFile } from '../../emit/file.js';
import { changesOnlySpans, lineEnding, applyEdits, type TextEdit } from './text-edit.js';
import { hasSyntaxErrors, parseText, type Compiler, type TsSourceFile } from './syntax.js';

type Statement = import('ts-morph').ts.Statement;
type ImportDeclaration = import('ts-morph').ts.ImportDeclaration;

/**
 * Why a stub was not added.
 * `syntax`: the file does not parse. `name`: it uses the function's name for something else.
 * `import`: it uses the name of something that the stub imports. `template`: our own text holds no
 * such function. `check`: the file with the addition does not parse, or other bytes would change.
 */
export type StubFault = 'syntax' | 'name' | 'import' | 'template' | 'check' | 'link';

export interface StubProblem {
  readonly path: string;
  readonly key: string;
  readonly fault: StubFault;
  /** What people can paste themselves; empty when there is nothing. */
  readonly text: string;
}

/** What became of the stubs for one file. */
export interface AddedStubs {
  /** The file with the additions; absent: there are none. */
  readonly text?: string;
  /** The stubs that were added. */
  readonly added: readonly HandlerStub[];
  readonly problems: readonly StubProblem[];
}

/**
 * Adds stubs to a file.
 * @param existing what stands in it; absent: it is started, with what lives nowhere else
 * @param file the file as it would be written anew
 * @param missing the stubs to add
 */
export function addStubs(
  ts: Compiler,
  existing: string | undefined,
  file: OutputFile,
  missing: readonly HandlerStub[],
): AddedStubs {
  const { path } = file;
  const fresh = parseText(ts, file.text);
  const texts = new Map(missing.map((stub) => [stub.key, textOf(ts, fresh, stub.name)]));
  const problem = ({ key }: HandlerStub, fault: StubFault): StubProblem => ({
    path,
    key,
    fault,
    text: texts.get(key) ?? '',
  });
  const all = (fault: StubFault): AddedStubs => ({
    added: [],
    problems: missing.map((stub) => problem(stub, fault)),
  });
  const imports = importedNames(ts, fresh);
  // A group's first file may hold only some of its handlers: the others live elsewhere already.
  const base = existing ?? '';
  if (hasSyntaxErrors(ts, base)) return all('syntax');
  const source = parseText(ts, base);
  const taken = declaredNames(ts, source);
  const problems: StubProblem[] = [];
  const chosen: HandlerStub[] = [];
  for (const stub of missing) {
    if (texts.get(stub.key) === undefined) problems.push(problem(stub, 'template'));
    else if (taken.has(stub.name)) problems.push(problem(stub, 'name'));
    else chosen.push(stub);
  }
  if (chosen.length === 0) return { added: [], problems };
  const bodies = chosen.map(({ key }) => texts.get(key) ?? '');
  const needed = imports.filter(({ local }) => bodies.some((body) => usesName(body, local)));
  const importEdits = importsFor(ts, source, needed, taken);
  if (importEdits === undefined) return all('import');
  const edits = [...importEdits.edits, ending(base, [...importEdits.statements, ...bodies])];
  const text = applyEdits(base, edits);
  if (hasSyntaxErrors(ts, text) || !changesOnlySpans(base, text, edits)) return all('check');
  return { text, added: chosen, problems };
}

/** What goes behind everything else, in the line endings of the file. */
function ending(base: string, pieces: readonly string[]): TextEdit {
  const eol = lineEnding(base);
  const gap = base === '' || base === '\ufeff' ? '' : base.endsWith('\n') ? eol : eol + eol;
  const text = pieces.join('\n\n').replaceAll('\n', eol);
  return { at: base.length, text: gap + text + eol };
}

/** The text of a function with its comment; undefined when there is none of that name. */
function textOf(ts: Compiler, source: TsSourceFile, name: string): string | undefined {
  const found = source.statements.find((statement) => namesOf(ts, statement).includes(name));
  return found && source.text.slice(found.getStart(source, true), found.getEnd());
}

/** The names that a statement declares. */
function namesOf(ts: Compiler, statement: Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      // The names in a pattern are found by their text: too many are better than too few.
      ts.isIdentifier(name) ? [name.text] : (name.getText().match(/[\w$]+/g) ?? []),
    );
  }
  if (ts.isImportDeclaration(statement)) return localNames(ts, statement);
  const { name } = statement as { name?: { text?: unknown } };
  return typeof name?.text === 'string' ? [name.text] : [];
}

function localNames(ts: Compiler, { importClause }: ImportDeclaration): string[] {
  const names = importClause?.name ? [importClause.name.text] : [];
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name.text];
  return [...names, ...bindings.elements.map(({ name }) => name.text)];
}

function declaredNames(ts: Compiler, source: TsSourceFile): ReadonlySet<string> {
  return new Set(source.statements.flatMap((statement) => namesOf(ts, statement)));
}

/** A name that a stub imports. */
interface NeededImport {
  readonly from: string;
  readonly imported: string;
  readonly local: string;
  readonly type: boolean;
}

/** The named imports of a file. */
function importedNames(ts: Compiler, source: TsSourceFile): NeededImport[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) {
      return [];
    }
    return bindings.elements.map(({ name, propertyName, isTypeOnly }) => ({
      from: moduleSpecifier.text,
      imported: (propertyName ?? name).text,
      local: name.text,
      type: isTypeOnly || importClause?.isTypeOnly === true,
    }));
  });
}

function usesName(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);
}

/**
 * What a file lacks of the names that the stubs import: names added to an import of the same file,
 * or whole import statements. Undefined when the file uses such a name for something else.
 */
function importsFor(
  ts: Compiler,
  source: TsSourceFile,
  needed: readonly NeededImport[],
  taken: ReadonlySet<string>,
): { edits: TextEdit[]; statements: string[] } | undefined {
  const known = importedNames(ts, source);
  const edits: TextEdit[] = [];
  const statements: string[] = [];
  for (const one of needed) {
    const same = known.find(({ local }) => local === one.local);
    const fits = same?.imported === one.imported && same.from === one.from;
    if (fits && (one.type || !same.type)) continue;
    if (taken.has(one.local)) return undefined;
    const name = one.imported === one.local ? one.local : `${one.imported} as ${one.local}`;
    const place = placeInImport(ts, source, one);
    if (place === undefined) {
      const keyword = one.type ? 'import type' : 'import';
      statements.push(`${keyword} { ${name} } from ${JSON.stringify(one.from)};`);
    } else {
      edits.push({ at: place.at, text: `, ${place.mark}${name}` });
    }
  }
  return { edits, statements };
}

/** Behind the last name of an import from the same file. */
function placeInImport(
  ts: Compiler,
  source: TsSourceFile,
  one: NeededImport,
): { at: number; mark: string } | undefined {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    if (!ts.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== one.from) continue;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const last = bindings.elements.at(-1);
    const typeOnly = importClause?.isTypeOnly === true;
    if (last === undefined || (typeOnly && !one.type)) continue;
    return { at: last.getEnd(), mark: one.type && !typeOnly ? 'type ' : '' };
  }
  return undefined;
}
