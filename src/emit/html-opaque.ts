/** The type of HTML. Only the files of this folder may open or make one. */
import { describe } from './opaque.js';

const DOOR = Symbol('html');
let read: (one: Html) => string;
let write: (text: string) => Html;
let check: (value: unknown) => boolean;

/** A piece of HTML; only the tag and the encoders make one. */
export class Html {
  readonly #text: string;

  private constructor(door: symbol, text: string) {
    if (door !== DOOR) throw new TypeError('Html is made by the tag `html` and the encoders only');
    this.#text = text;
  }

  static {
    read = (one) => one.#text;
    write = (text) => new Html(DOOR, text);
    check = (value) => typeof value === 'object' && value !== null && #text in value;
  }
}

/** True when a value is an `Html`; looks cannot deceive it. */
export function isHtml(value: unknown): value is Html {
  return check(value);
}

/**
 * The text of a piece.
 * @throws TypeError when the value is no `Html`
 */
export function open(one: Html): string {
  if (!check(one)) throw new TypeError(`expected Html, got ${describe(one)}`);
  return read(one);
}

/** A piece of trusted or escaped text. */
export function make(text: string): Html {
  return write(text);
}
