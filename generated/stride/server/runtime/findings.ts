/** Gathers what is wrong with one value while it is checked. */
import type { ProblemError } from "./problem.js";

/** Where a value was found. */
export interface Place {
  readonly in: ProblemError["in"];
  readonly name?: string;
  /** A response: what is only written may be missing from it, and what is only read may not. */
  readonly response?: boolean;
}

/** Longer lists help nobody, and cost the server. */
const MOST_ERRORS = 50;
/** Deeper values are refused, since checking them would exhaust the stack. */
const DEEPEST = 200;
/** Values that need more work are refused: unions of unions can multiply it. */
const MOST_STEPS = 2_000_000;

/** What is wrong with one value. */
export class Findings {
  readonly #place: Place;
  #errors: ProblemError[] = [];
  readonly #path: (string | number)[] = [];
  #steps = 0;

  /** @param place where the value was found */
  constructor(place: Place) {
    this.#place = place;
  }

  get errors(): readonly ProblemError[] {
    return this.#errors;
  }

  /** True when further errors would not be listed. */
  get full(): boolean {
    return this.#errors.length >= MOST_ERRORS;
  }

  get isResponse(): boolean {
    return this.#place.response === true;
  }

  /** Where the value that is being checked stands (RFC 6901). */
  get pointer(): string {
    let text = "";
    for (const key of this.#path) {
      text += `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    }
    return text;
  }

  /** Adds what is wrong with the value that is being checked. */
  add(code: string, message: string): void {
    if (this.full) return;
    const { in: place, name } = this.#place;
    const { pointer } = this;
    const last = this.#errors.at(-1);
    if (last?.code === code && (last.pointer ?? "") === pointer) return;
    this.#errors.push({
      in: place,
      ...(name !== undefined && { name }),
      ...(pointer !== "" && { pointer }),
      code,
      message,
    });
  }

  /** Adds what an attempt has found. */
  take(errors: readonly ProblemError[]): void {
    for (const error of errors) if (!this.full) this.#errors.push(error);
  }

  /** Checks something inside the value. */
  inside(
    key: string | number,
    value: unknown,
    check: (value: unknown, to: this) => void,
  ): void {
    if (this.full) return;
    this.#path.push(key);
    if (this.#path.length > DEEPEST) this.add("depth", "is nested too deeply");
    else if (this.#affords()) check(value, this);
    this.#path.pop();
  }

  /** What a check has against a value; nothing of it is added. */
  attempt(
    value: unknown,
    check: (value: unknown, to: this) => void,
  ): readonly ProblemError[] {
    const errors = this.#errors;
    this.#errors = [];
    if (this.#affords()) check(value, this);
    const found = this.#errors;
    this.#errors = errors;
    return found;
  }

  #affords(): boolean {
    this.#steps += 1;
    if (this.#steps <= MOST_STEPS) return true;
    this.add("complexity", "is too complex to be checked");
    return false;
  }
}
