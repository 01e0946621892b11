/**
 * Compares two types of one operation with the compiler: kinds of values, fields, optional fields.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { kindsOf, literalsOf, objectsOf, itemsOf, isReadOnly } from './kinds.mjs';

export const COMPILER = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
};
/** The depth of nested fields up to which types are compared. */
const DEPTH = 5;
/** Headers that `fetch` or the client itself sets. */
const OWN_HEADERS = /^(accept|content-type|content-length|authorization|user-agent)$/;

/**
 * @param folder contains `probe.ts`
 * @param operations in the order of the probe
 * @param silent names of write-only fields, and of parameters that are credentials
 * @returns each difference; `isLess` if the generated type is less exact
 */
export function differences(folder, operations, silent) {
  const file = join(folder, 'probe.ts');
  const program = ts.createProgram([file], COMPILER);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const types = new Map();
  for (const statement of source.statements) {
    if (ts.isTypeAliasDeclaration(statement))
      types.set(statement.name.text, checker.getTypeAtLocation(statement.name));
  }
  const found = program.getSemanticDiagnostics(source).map(({ messageText }) => ({
    ...{ operation: '', kind: 'compile', at: '', isLess: true },
    detail: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  operations.forEach(({ method, path }, index) => {
    const operation = `${method.toUpperCase()} ${path}`;
    const comparison = new Comparison(checker, silent, (difference) =>
      found.push({ operation, ...difference }),
    );
    const [result, args, peer] = ['Result', 'Args', 'Peer'].map((one) => types.get(one + index));
    comparison.operation(result, args, peer);
  });
  return found;
}

/** Compares the types of one operation. */
class Comparison {
  #seen = new Set();

  constructor(checker, silent, report) {
    this.checker = checker;
    this.silent = silent;
    this.report = report;
  }

  operation(result, args, peer) {
    const answer = this.#onlyJson(this.#success(peer));
    if (answer) this.#types(result, answer, { at: 'answer', direction: 'read', depth: DEPTH });
    const body = this.#onlyJson(this.#property(peer, 'requestBody'));
    const ours = this.#property(args, 'body');
    if (body && ours) this.#types(ours, body, { at: 'body', direction: 'write', depth: DEPTH });
    const parameters = this.#property(peer, 'parameters');
    for (const place of ['path', 'query', 'header']) {
      const there = parameters && this.#property(parameters, place);
      if (there) this.#parameters(args, there, place);
    }
  }

  #property(type, name) {
    const symbol = this.checker.getNonNullableType(type).getProperty?.(name);
    return symbol && this.checker.getTypeOfSymbol(symbol);
  }

  /** The type of the success response, if any. */
  #success(peer) {
    const responses = this.#property(peer, 'responses');
    const good = this.checker.getPropertiesOfType(responses).filter(({ name }) => /^2/.test(name));
    return good.length === 1 ? this.checker.getTypeOfSymbol(good[0]) : undefined;
  }

  #onlyJson(message) {
    const content = message && this.#property(message, 'content');
    const media = content ? this.checker.getPropertiesOfType(content) : [];
    const isJson = media.length === 1 && /json/.test(media[0].name);
    return isJson ? this.checker.getTypeOfSymbol(media[0]) : undefined;
  }

  #parameters(args, theirs, place) {
    const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
    const mine = this.checker.getPropertiesOfType(args);
    for (const symbol of this.checker.getPropertiesOfType(
      this.checker.getNonNullableType(theirs),
    )) {
      const name = symbol.name.toLowerCase();
      if (name === '' || this.silent.credentials.has(name) || OWN_HEADERS.test(name)) continue;
      const same =
        mine.find((one) => one.name === symbol.name) ??
        mine.find(
          (one) =>
            plain(one.name) === plain(name) || plain(one.name) === plain(name) + plain(place),
        );
      const at = `${place} ${symbol.name}`;
      if (same) this.#field(same, symbol, { at, direction: 'write', depth: 3 });
      else this.report({ kind: `${place} parameter missing`, at, detail: '', isLess: true });
    }
  }

  #field(ours, theirs, where) {
    const optional = [ours, theirs].map(({ flags }) => (flags & ts.SymbolFlags.Optional) !== 0);
    if (optional[0] !== optional[1]) {
      const kind = optional[0] ? 'optional in ours alone' : 'optional in theirs alone';
      this.report({ kind, at: where.at, detail: '', isLess: false });
    }
    this.#types(this.checker.getTypeOfSymbol(ours), this.checker.getTypeOfSymbol(theirs), where);
  }

  #types(ours, theirs, where) {
    const key = `${ours.id} ${theirs.id} ${where.direction}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const told = kindsOf(theirs, this.checker);
    if (told.size === 0 || told.has('unknown') || told.has('never')) return;
    const said = kindsOf(ours, this.checker);
    const detail = `${this.checker.typeToString(ours)} <> ${this.checker.typeToString(theirs)}`;
    for (const kind of ['never', 'unknown']) {
      if (said.has(kind)) return this.#weak(kind, theirs, where, detail);
    }
    const more = [...said].filter((kind) => !told.has(kind));
    const less = [...told].filter((kind) => !said.has(kind));
    if (more.length + less.length > 0) {
      const kind = `values: ${more.join()} in ours, ${less.join()} in theirs`;
      this.report({ kind, at: where.at, detail, isLess: false });
    }
    const [listed, others] = [literalsOf(ours), literalsOf(theirs)];
    if ([...listed].some((one) => !others.has(one)) || [...others].some((one) => !listed.has(one)))
      this.report({ kind: 'other literals', at: where.at, detail, isLess: false });
    if (where.depth > 0) this.#inside(ours, theirs, { ...where, depth: where.depth - 1 });
  }

  /** Reports that the generated type is `never` or `unknown`. */
  #weak(kind, theirs, { at }, detail) {
    const isEmpty = objectsOf(theirs, this.checker).every(
      (one) => this.checker.getPropertiesOfType(one).length === 0,
    );
    const isLess = kind === 'never' || !isEmpty;
    this.report({ kind: `${kind} in ours`, at, detail, isLess });
  }

  #inside(ours, theirs, where) {
    const items = [itemsOf(ours, this.checker), itemsOf(theirs, this.checker)];
    if (items[0] && items[1]) this.#types(items[0], items[1], { ...where, at: `${where.at}[]` });
    const [mine, others] = [this.#fields(ours), this.#fields(theirs)];
    if (mine === undefined || others === undefined) return;
    const isSilent = (name) =>
      where.direction === 'read'
        ? this.silent.writeOnly.has(name)
        : others.get(name).some(isReadOnly);
    const missing = [...others.keys()].filter((name) => !mine.has(name) && !isSilent(name));
    const further = [...mine.keys()].filter((name) => !others.has(name));
    const { at } = where;
    if (missing.length > 0)
      this.report({ kind: 'fields missing', at, detail: missing.join(), isLess: true });
    if (further.length > 0)
      this.report({ kind: 'fields in ours alone', at, detail: further.join(), isLess: false });
    for (const [name, symbols] of mine) {
      const [same, ...more] = others.get(name) ?? [];
      if (same && more.length === 0 && symbols.length === 1)
        this.#field(symbols[0], same, { ...where, at: `${at}.${name}` });
    }
  }

  /** The fields of all objects that a value may be, or undefined if it cannot be an object. */
  #fields(type) {
    const objects = objectsOf(type, this.checker);
    if (objects.length === 0) return undefined;
    const fields = new Map();
    for (const symbol of objects.flatMap((one) => this.checker.getPropertiesOfType(one))) {
      const same = fields.get(symbol.name);
      if (same) same.push(symbol);
      else fields.set(symbol.name, [symbol]);
    }
    return fields;
  }
}
