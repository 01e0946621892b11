/**
 * The type `Code` of generated code and the access to its content. Only files of this folder may read or create a
 * `Code`. Other files use the template tag and the encoders.
 */
import { describe } from '../describe.js';
import type { Doc } from '../layout/index.js';

/** An import that a piece of code needs. */
export interface Import {
  readonly name: string;
  readonly from: string;
  readonly type: boolean;
  readonly alias: string;
}

/** The imports that a piece of code needs: a single import, or the imports of its parts. */
export type Imports = Import | readonly Imports[] | undefined;

/**
 * The kind of syntax of a piece of code. If its precedence is too low at the position where it is inserted, it gets
 * parentheses.
 */
export type Syntax =
  | 'other'
  | 'number'
  | 'object'
  | 'await'
  | 'not'
  | 'cast'
  | 'arrow'
  | 'typeLiteral'
  | 'union'
  | 'intersection'
  | 'functionType'
  | 'typeOperator';

/** The content of a `Code`. */
export interface Contents {
  readonly doc: Doc;
  readonly imports: Imports;
  readonly syntax: Syntax;
  /** The members if the code is a union or an intersection. */
  readonly members: readonly Code[] | undefined;
}

const BRAND = Symbol('Code');

/** Returns true for `Code`. The check reads a private field, so that an object of another class cannot pass it. */
export let isCode: (value: unknown) => value is Code;

/**
 * Returns the layout document of a piece of code.
 * @throws TypeError if the value is not `Code`
 */
export let docOf: (code: Code) => Doc;

/**
 * Returns true if a piece of code is empty.
 * @throws TypeError if the value is not `Code`
 */
export let isEmpty: (code: Code) => boolean;

/**
 * Returns the imports that all given pieces of code need together. A list of pieces may be given in place of a piece.
 */
export let importsOf: (codes: readonly (Code | readonly Code[])[]) => Imports;

/**
 * Returns the content of a `Code`.
 * @throws TypeError if the value is not `Code`
 */
export let unwrap: (code: Code) => Contents;

/**
 * Creates a `Code`. Every string in `doc` must be trusted or encoded.
 * @param imports the imports that the code in `doc` needs
 */
export let wrap: (doc: Doc, imports?: Imports, syntax?: Syntax, members?: readonly Code[]) => Code;

/**
 * A piece of safe TypeScript. Its content is private, so an object of another class cannot imitate it. Only the
 * functions of this folder create one.
 */
export class Code {
  readonly #contents: Contents;

  private constructor(brand: symbol, contents: Contents) {
    if (brand !== BRAND)
      throw new TypeError('Code can be created only by the tag `code` and the encoders');
    this.#contents = contents;
  }

  // The functions are defined in this block because they read the private field directly: a large API has a million
  // pieces of code.
  static {
    unwrap = (code) => {
      // Catching the error is faster than a check before each access.
      try {
        return code.#contents;
      } catch {
        throw new TypeError(`expected Code, got ${describe(code)}`);
      }
    };
    docOf = (code) => {
      try {
        return code.#contents.doc;
      } catch {
        throw new TypeError(`expected Code, got ${describe(code)}`);
      }
    };
    isEmpty = (code) => {
      try {
        return code.#contents.doc === '';
      } catch {
        throw new TypeError(`expected Code, got ${describe(code)}`);
      }
    };
    wrap = (doc, imports, syntax = 'other', members) =>
      new Code(BRAND, { doc, imports, syntax, members });
    isCode = (value): value is Code =>
      typeof value === 'object' && value !== null && #contents in value;
    importsOf = (codes) => {
      let all: Imports;
      let several: Imports[] | undefined;
      for (let at = 0; at < codes.length; at++) {
        const one = codes[at] ?? [];
        const imports = #contents in one ? one.#contents.imports : importsOf(one);
        if (imports === undefined || imports === all) continue;
        if (all === undefined) all = imports;
        else if (several === undefined) several = [all, imports];
        else several.push(imports);
      }
      return several ?? all;
    };
  }
}
