/** Safe TypeScript: the template tag `code`, and re-exports of all encoders. */
import { memoizeByObject, memoizeByText } from '../../../base/foundation/memo.js';
import { describe } from '../describe.js';
import { isTemplate } from '../template-rows.js';
import { assignmentDoc, indentedDoc, linesDoc, listDoc, rowDoc } from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { bool, num } from './literal.js';
import { isIdentifier } from './names.js';
import { docOf, importsOf, isCode, isEmpty, unwrap, wrap } from './opaque.js';
import type { Code } from './opaque.js';
import { parseTemplate, type Piece, type TemplateLine } from './template.js';

export { isCode, isEmpty } from './opaque.js';
export type { Code } from './opaque.js';
export { access, bool, ident, key, lit, num } from './literal.js';
export { jsdoc } from './jsdoc.js';
export type { Section } from './jsdoc.js';

/**
 * The values that the tag `code` accepts between `${` and `}`. The tag rejects strings, because the caller must choose
 * an encoder.
 */
export type Hole = Code | readonly Code[] | number | boolean | null | undefined;

export const EMPTY: Code = wrap('');

/** A parsed template. If the template interpolates no values, `result` is the code that it creates. */
interface Template {
  readonly lines: readonly TemplateLine[];
  readonly result: Code | undefined;
}

/**
 * Creates a piece of TypeScript from a template. The code is formatted as it is written.
 *
 * If brackets open and close on the same line of the template, their items may be broken onto separate lines. An
 * interpolated value that is a whole item may contain several pieces, or none: `f(${client}, ${args})`. A value alone
 * on its line may also contain several pieces, each of which is printed on a line: `${members};`. The common
 * indentation of the template is removed. A line whose interpolated values are all empty is omitted.
 * @throws TypeError if called as a function, or if an interpolated value has another type, such as a string
 */
export function code(strings: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  const { lines, result } = templateOf(strings);
  if (strings.length !== holes.length + 1) throw new TypeError(NO_TAG);
  if (result !== undefined) return result;
  const filled = holes.map(contentOf);
  const only = filled[0];
  if (strings.length === 2 && strings[0] === '' && strings[1] === '' && isCode(only)) return only;
  return layOut(lines, filled);
}

const NO_TAG = 'code is a template tag: write code`...`';

const templateOf = memoizeByObject((strings: TemplateStringsArray): Template => {
  if (!isTemplate(strings)) throw new TypeError(NO_TAG);
  const lines = parseTemplate(strings);
  return { lines, result: strings.length === 1 ? layOut(lines, []) : undefined };
});

/** The content of an interpolated value: one piece, or several pieces that are not empty. */
type Content = Code | readonly Code[];

const NONE: readonly Code[] = [];

function contentOf(hole: Hole): Content {
  if (isCode(hole)) return isEmpty(hole) ? NONE : hole;
  if (hole === null || hole === undefined || hole === false) return NONE;
  if (hole === true) return bool(true);
  if (typeof hole === 'number' && Number.isFinite(hole)) return num(hole);
  if (Array.isArray(hole) && hole.every(isCode)) {
    const nonEmpty = hole.some(isEmpty) ? hole.filter((one) => !isEmpty(one)) : hole;
    return nonEmpty.length === 0 ? NONE : nonEmpty;
  }
  throw new TypeError(
    `a hole of code takes Code, a finite number or a boolean, got ${describe(hole)}`,
  );
}

type Contents = readonly Content[];

function layOut(lines: readonly TemplateLine[], holes: Contents): Code {
  const only = lines.length === 1 ? lines[0] : undefined;
  if (only !== undefined && only.holes === undefined) {
    return wrap(rowOf(only.pieces, holes), importsOf(holes));
  }
  const docs: Doc[] = [];
  let isOpen = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as TemplateLine;
    const { indent, each } = line;
    if (line.holes?.every((hole) => holes[hole] === NONE) === true) continue;
    if (each !== undefined) {
      for (const one of docsOf(holes[line.holes?.[0] ?? 0])) {
        docs.push(indentedDoc(indent, rowDoc([one, each])));
      }
    } else if (isOpen && line.closes) {
      // Braces without content stay on one line.
      docs.push(rowDoc([docs.pop() ?? '', rowOf(line.pieces, holes)]));
    } else docs.push(indentedDoc(indent, rowOf(line.pieces, holes)));
    isOpen = line.opens;
  }
  return wrap(linesDoc(docs), importsOf(holes));
}

function docsOf(hole: Content = NONE): Doc[] {
  return isCode(hole) ? [docOf(hole)] : hole.map(docOf);
}

function rowOf(pieces: readonly Piece[], holes: Contents): Doc {
  // The array is allocated with its exact size, because a growing array would reserve 17 slots.
  const docs = new Array<Doc>(pieces.length);
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    docs[at] = typeof piece === 'string' ? piece : pieceDoc(piece, holes);
  }
  return rowDoc(docs);
}

function pieceDoc(piece: Exclude<Piece, string>, holes: Contents): Doc {
  if (typeof piece === 'number') {
    const hole = holes[piece] ?? NONE;
    return isCode(hole) ? docOf(hole) : rowDoc(hole.map(docOf));
  }
  return piece.kind === 'list'
    ? listDoc(itemsOf(piece.items, holes), piece.style)
    : assignmentDoc(rowOf(piece.left, holes), rowOf(piece.right, holes));
}

function itemsOf(items: readonly (readonly Piece[])[], holes: Contents): Doc[] {
  return items.flatMap((pieces) => {
    const only = pieces[0];
    return pieces.length === 1 && typeof only === 'number'
      ? docsOf(holes[only])
      : [rowOf(pieces, holes)];
  });
}

/**
 * A name from another module. `moduleText` writes the import statement.
 * @param name the exported name; `default`, and `*` for the whole module, need an alias
 * @param from a package (`node:http`), or an output file: its path from the root of the output, starting with `./`
 * (`./client/types.ts`)
 * @param options `type`: true if the name is only used as a type; `alias`: the local name
 * @throws TypeError if a name is not an identifier
 */
export function imported(
  name: string,
  from: string,
  options: { readonly type?: boolean; readonly alias?: string } = {},
): Code {
  const { alias = name, type = false } = options;
  if (alias !== name) return importedAs(name, from, type, alias);
  return (type ? typesFrom : valuesFrom)(from)(name);
}

/**
 * Functions that return the import of a name from a module, as a type or as a value. The results are cached, because
 * most imports are used many times.
 */
const typesFrom = importsFrom(true);
const valuesFrom = importsFrom(false);

function importsFrom(type: boolean): (from: string) => (name: string) => Code {
  return memoizeByText((from) => memoizeByText((name) => importedAs(name, from, type, name)));
}

function importedAs(name: string, from: string, type: boolean, alias: string): Code {
  if ((name !== 'default' && name !== '*' && !isIdentifier(name)) || !isIdentifier(alias)) {
    throw new TypeError('imported() needs valid identifiers that are not reserved words');
  }
  return wrap(alias, { name, from, type, alias });
}

/**
 * Joins pieces of code with a separator. Empty pieces are omitted.
 * @param separator for example code`, `
 */
export function join(codes: readonly Code[], separator: Code): Code {
  const nonEmpty = codes.filter((one) => !isEmpty(one));
  const docs = nonEmpty.flatMap((one, index) =>
    index === 0 ? [docOf(one)] : [docOf(separator), docOf(one)],
  );
  return wrap(rowDoc(docs), importsOf([separator, ...nonEmpty]));
}

/**
 * Writes pieces of code on separate lines. Empty pieces are omitted.
 * @param options `blank`: adds blank lines between the pieces; `comma`: adds commas between them
 */
export function lines(
  codes: readonly Code[],
  options: { readonly blank?: boolean; readonly comma?: boolean } = {},
): Code {
  const nonEmpty = codes.filter((one) => !isEmpty(one));
  const docs: Doc[] = [];
  nonEmpty.forEach((one, index) => {
    if (index > 0 && options.blank === true) docs.push('');
    const isFollowed = options.comma === true && index < nonEmpty.length - 1;
    docs.push(isFollowed ? rowDoc([docOf(one), ',']) : docOf(one));
  });
  return wrap(linesDoc(docs), importsOf(nonEmpty));
}

/** Puts a documentation comment on the line above a document. */
export function documented(comment: Code | undefined, doc: Doc): Doc {
  return comment === undefined || isEmpty(comment) ? doc : linesDoc([unwrap(comment).doc, doc]);
}
