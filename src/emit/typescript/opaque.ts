/** The type of emitted text. Only the files of this folder may unwrap or wrap one: everybody else has the tag and the encoders. */
import { describe } from '../describe.js';
import type { Doc } from '../layout/index.js';

/** A name that a text uses from another module. */
export interface Import {
  readonly name: string;
  readonly from: string;
  readonly type: boolean;
  readonly alias: string;
}

/** The imports of a text: its own, or those of its parts. */
export type Imports = Import | readonly Imports[] | undefined;

/** Which syntax a code is, where builders ask: those of what binds looser than its place put it in parentheses. */
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

/** What a code holds. */
export interface Contents {
  readonly doc: Doc;
  readonly imports: Imports;
  readonly syntax: Syntax;
  /** The members of a union or an intersection. */
  readonly members: readonly Code[] | undefined;
}

const BRAND = Symbol('Code');

/** True when a value is a `Code`; looks cannot deceive it. */
export let isCode: (value: unknown) => value is Code;

/**
 * The document of a code.
 * @throws TypeError when the value is no `Code`
 */
export let docOf: (code: Code) => Doc;

/**
 * True when a code prints nothing.
 * @throws TypeError when the value is no `Code`
 */
export let isEmpty: (code: Code) => boolean;

/** The imports of several codes, and of lists of them, together. */
export let importsOf: (codes: readonly (Code | readonly Code[])[]) => Imports;

/**
 * What a code holds.
 * @throws TypeError when the value is no `Code`
 */
export let unwrap: (code: Code) => Contents;

/**
 * Makes a code. Every string in `doc` must be trusted or encoded.
 * @param imports those of all codes whose documents are in `doc`
 */
export let wrap: (doc: Doc, imports?: Imports, syntax?: Syntax, members?: readonly Code[]) => Code;

/**
 * A piece of TypeScript that cannot be forged: its content is private, so no object from outside can
 * pose as one, and only the encoders make one.
 */
export class Code {
  readonly #contents: Contents;

  private constructor(brand: symbol, contents: Contents) {
    if (brand !== BRAND)
      throw new TypeError('Code is made by the tag `code` and the encoders only');
    this.#contents = contents;
  }

  // What looks into a code is in here, where that takes no call: there are a million of them.
  static {
    unwrap = (code) => {
      // Cheaper than asking first: it is asked for all that is printed.
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
