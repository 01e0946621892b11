/**
 * The type of generated code, and the access to its content. Only files of this folder may read or create one; other
 * code uses the tag and the encoders.
 */
import { describe } from '../describe.js';
import type { Doc } from '../layout/index.js';

/** An import that a code needs. */
export interface Import {
  readonly name: string;
  readonly from: string;
  readonly type: boolean;
  readonly alias: string;
}

/** The imports of a code: a single import, or the imports of its parts. */
export type Imports = Import | readonly Imports[] | undefined;

/** The kind of syntax. Builders add parentheses to syntax of lower precedence than its position allows. */
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

/** The content of a code. */
export interface Contents {
  readonly doc: Doc;
  readonly imports: Imports;
  readonly syntax: Syntax;
  /** The members of a union or an intersection. */
  readonly members: readonly Code[] | undefined;
}

const BRAND = Symbol('Code');

/** Returns true for `Code`. The check uses a private field, so no other object can pass it. */
export let isCode: (value: unknown) => value is Code;

/**
 * Returns the document of a code.
 * @throws TypeError if the value is not `Code`
 */
export let docOf: (code: Code) => Doc;

/**
 * Returns true if a code prints nothing.
 * @throws TypeError if the value is not `Code`
 */
export let isEmpty: (code: Code) => boolean;

/** Combines the imports of codes, and of lists of codes. */
export let importsOf: (codes: readonly (Code | readonly Code[])[]) => Imports;

/**
 * Returns the content of a code.
 * @throws TypeError if the value is not `Code`
 */
export let unwrap: (code: Code) => Contents;

/**
 * Creates a code. Every string in `doc` must be trusted or encoded.
 * @param imports the imports of all codes in `doc`
 */
export let wrap: (doc: Doc, imports?: Imports, syntax?: Syntax, members?: readonly Code[]) => Code;

/**
 * A piece of safe TypeScript. Its content is private, so no other object can imitate it, and only the encoders create
 * one.
 */
export class Code {
  readonly #contents: Contents;

  private constructor(brand: symbol, contents: Contents) {
    if (brand !== BRAND)
      throw new TypeError('Code can be created only by the tag `code` and the encoders');
    this.#contents = contents;
  }

  // The functions are defined in here to read the private field directly: there are a million codes.
  static {
    unwrap = (code) => {
      // Faster than a check before each access.
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
