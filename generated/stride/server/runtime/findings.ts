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
/** Values that need more work are refused: forms inside forms multiply it. */
const MOST_STEPS = 2_000_000;
const STEPS_OF_ATTEMPT = 10;

/** A look at a value as if it were of one of several forms. */
interface Attempt {
  /** Where the value stands. */
  readonly depth: number;
  /** It is not even meant to be of the form: another type, or another tag. */
  abandoned: boolean;
}

/** What is wrong with one value. */
export class Findings {
  #place: Place = { in: "body" };
  #errors: ProblemError[] = [];
  readonly #path: (string | number)[] = [];
  #steps = 0;
  #attempt: Attempt | undefined;

  /**
   * Begins with a value.
   * @param place where it was found
   */
  start(place: Place): void {
    this.#place = place;
    this.#steps = 0;
  }

  get errors(): readonly ProblemError[] {
    return this.#errors;
  }

  /** True when further errors would not be listed. */
  get full(): boolean {
    return (
      this.#errors.length >= MOST_ERRORS || this.#attempt?.abandoned === true
    );
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
    this.#judge(code);
    const { in: place, name } = this.#place;
    const { pointer } = this;
    const last = this.#errors.at(-1);
    if (last?.code === code && (last.pointer ?? "") === pointer) return;
    this.#errors.push({
      in: place,
      ...(name !== undefined && { name }),
      // A parameter is named; of a body, the empty pointer is the whole.
      ...((pointer !== "" || place === "body") && { pointer }),
      code,
      message,
    });
  }

  /** Another type or another tag says enough of an attempt. */
  #judge(code: string): void {
    const attempt = this.#attempt;
    if (attempt === undefined) return;
    const depth = this.#path.length - attempt.depth;
    const whole = code === "type" || code === "enum" || code === "const";
    if (depth === 0 ? whole : depth === 1 && code === "const") {
      attempt.abandoned = true;
    }
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

  /**
   * What a check has against a value; nothing of it is added.
   * @returns `abandoned`: the value is of another type or tag than the check is made for
   */
  attempt(
    value: unknown,
    check: (value: unknown, to: this) => void,
  ): { readonly errors: readonly ProblemError[]; readonly abandoned: boolean } {
    const outer = [this.#errors, this.#attempt] as const;
    const attempt: Attempt = { depth: this.#path.length, abandoned: false };
    this.#errors = [];
    this.#attempt = attempt;
    if (this.#affords(STEPS_OF_ATTEMPT + attempt.depth)) check(value, this);
    const errors = this.#errors;
    [this.#errors, this.#attempt] = outer;
    return { errors, abandoned: attempt.abandoned };
  }

  #affords(steps = 1): boolean {
    this.#steps += steps;
    if (this.#steps <= MOST_STEPS) return true;
    this.add("complexity", "is too complex to be checked");
    return false;
  }
}
