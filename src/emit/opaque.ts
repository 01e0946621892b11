/** The type of emitted text. Only the files of this folder may open or make one: everybody else has the tag and the encoders. */
import { pack, type Doc, type Packed } from './layout/index.js';

/** A name that a text uses from another module. */
export interface Import {
  readonly name: string;
  readonly from: string;
  readonly type: boolean;
  readonly alias: string;
}

export type RoleKind =
  | 'other'
  | 'name'
  | 'member'
  | 'string'
  | 'number'
  | 'literal'
  | 'object'
  | 'array'
  | 'call'
  | 'await'
  | 'prefixed'
  | 'cast'
  | 'arrow'
  | 'block'
  | 'parameter'
  | 'typeLiteral'
  | 'typeReference'
  | 'union'
  | 'intersection'
  | 'functionType'
  | 'typeOperator';

/** What prettier's rules ask about a piece of code: which syntax it is, and how else it may be printed. */
export interface Role {
  readonly kind: RoleKind;
  /** The text of a name. */
  readonly text?: string;
  /** How many elements, properties, or type arguments. */
  readonly size?: number;
  /**
   * A call or member chain whose breaking would look poor; an array of nothing but numbers; a number
   * without a sign; a boolean; a rest parameter.
   */
  readonly plain?: boolean;
  /** So short that breaking a call for it would look poor. */
  readonly short?: boolean;
  /** A union or parameter that its brackets hug. */
  readonly hug?: boolean;
  /** A type that breaks nowhere but in its type literals, which prettier keeps broken. */
  readonly keeps?: boolean;
  /** What stands under `await`, `!` and casts, or as the body of an arrow. */
  readonly inner?: Role;
  /** The members of a union or intersection. */
  readonly members?: readonly Code[];
  /** Printed without a group of its own, so that it breaks together with what encloses it. */
  readonly open?: () => Doc;
  /** An arrow as the last argument that the call's parentheses hug; a union that its parent has indented. */
  readonly bare?: Doc;
  /** A union in parentheses. */
  readonly wrapped?: Doc;
  /** A union as one of several elements of a tuple. */
  readonly element?: Doc;
}

/** What an opaque text holds. */
export interface Contents {
  readonly doc: Packed;
  readonly role: Role;
}

const DOOR = Symbol('emit');
const OTHER: Role = { kind: 'other' };
let check: (value: unknown) => boolean;

/**
 * What a code holds.
 * @throws TypeError when the value is no `Code`
 */
export let open: (code: Code) => Contents;

/**
 * Makes a code. Every string in `doc` must be trusted or encoded.
 * @param doc its layout; the names in it that are imported bear their imports as marks
 * @param role its syntax, where prettier's rules depend on it
 */
export let make: (doc: Doc, role?: Role) => Code;

/**
 * A piece of TypeScript that cannot be forged: its content is private, so no object from outside can
 * pose as one, and only the encoders make one.
 */
export class Code {
  readonly #contents: Contents;

  private constructor(door: symbol, contents: Contents) {
    if (door !== DOOR) throw new TypeError('Code is made by the tag `code` and the encoders only');
    this.#contents = contents;
  }

  static {
    open = (code) => {
      // Cheaper than asking first: it is asked for all that is printed.
      try {
        return code.#contents;
      } catch {
        throw new TypeError(`expected Code, got ${describe(code)}`);
      }
    };
    make = (doc, role = OTHER) =>
      // Most documents are packed already.
      new Code(DOOR, { doc: typeof doc === 'string' || 'bits' in doc ? doc : pack(doc), role });
    check = (value) => typeof value === 'object' && value !== null && #contents in value;
  }
}

/** True when a value is a `Code`; looks cannot deceive it. */
export function isCode(value: unknown): value is Code {
  return check(value);
}

/** Names the type of a value for a message, without quoting the value. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
