/** The type of HTML. Only the files of this folder may open or make one. */
import { describe } from './opaque.js';

/** A text; or, of a long one, the pieces that are written out, in their order: none is empty. */
export type Content = string | readonly string[];

const DOOR = Symbol('html');
let write: (content: Content) => Html;
let look: (value: unknown) => Content | undefined;

/** A piece of HTML; only the tag and the encoders make one. */
export class Html {
  readonly #content: Content;

  private constructor(door: symbol, content: Content) {
    if (door !== DOOR) throw new TypeError('Html is made by the tag `html` and the encoders only');
    this.#content = content;
  }

  static {
    write = (content) => new Html(DOOR, content);
    look = (value) =>
      typeof value === 'object' && value !== null && #content in value ? value.#content : undefined;
  }
}

/** True when a value is an `Html`; looks cannot deceive it. */
export function isHtml(value: unknown): value is Html {
  return look(value) !== undefined;
}

/** What a value that is a piece holds; nothing for any other value. */
export function contentOf(value: unknown): Content | undefined {
  return look(value);
}

/**
 * What a piece holds.
 * @throws TypeError when the value is no `Html`
 */
export function open(one: unknown): Content {
  const content = look(one);
  if (content === undefined) throw new TypeError(`expected Html, got ${describe(one)}`);
  return content;
}

/** A piece of trusted or escaped text. */
export function make(content: Content): Html {
  return write(content);
}
