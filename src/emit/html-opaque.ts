/** The type of HTML. Only the files of this folder may open or make one. */
import { describe } from './opaque.js';

const DOOR = Symbol('html');
let write: (text: string) => Html;
let look: (value: unknown) => string | undefined;

/** A piece of HTML; only the tag and the encoders make one. */
export class Html {
  readonly #text: string;

  private constructor(door: symbol, text: string) {
    if (door !== DOOR) throw new TypeError('Html is made by the tag `html` and the encoders only');
    this.#text = text;
  }

  static {
    write = (text) => new Html(DOOR, text);
    look = (value) =>
      typeof value === 'object' && value !== null && #text in value ? value.#text : undefined;
  }
}

/** True when a value is an `Html`; looks cannot deceive it. */
export function isHtml(value: unknown): value is Html {
  return look(value) !== undefined;
}

/** The text of a value that is a piece; nothing for any other value. */
export function textOf(value: unknown): string | undefined {
  return look(value);
}

/**
 * The text of a piece.
 * @throws TypeError when the value is no `Html`
 */
export function open(one: Html): string {
  const text = look(one);
  if (text === undefined) throw new TypeError(`expected Html, got ${describe(one)}`);
  return text;
}

/** A piece of trusted or escaped text. */
export function make(text: string): Html {
  return write(text);
}
