/** Gathers what is wrong with one value while it is checked. */
import { newBudget, type Budget } from "./budget.js";
import { ErrorList } from "./error-list.js";
import type { ProblemError } from "./problem-error.js";

/** Where a value was found. */
export interface Place {
  readonly in: ProblemError["in"];
  readonly name?: string;
  /** A response: what is only written may be missing from it, and what is only read may not. */
  readonly response?: boolean;
}

/** Deeper values are refused, since checking them would exhaust the stack. */
const DEEPEST = 200;
/** What it costs to look at something inside, and at a value as if it were of a form; a step is about 10 ns. */
const STEPS_INSIDE = 5;
const STEPS_OF_ATTEMPT = 50;
/** What a key costs in a pointer, and a character of it. */
const STEPS_OF_KEY = 10;
const STEPS_OF_CHARACTER = 0.1;

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
  #list = new ErrorList();
  readonly #path: (string | number)[] = [];
  #budget: Budget = newBudget();
  /** Where the budget came to its end. */
  #spentAt: string | undefined;
  #attempt: Attempt | undefined;

  /**
   * Begins with a value.
   * @param place where it was found
   * @param budget what all checks of the request may cost
   */
  start(place: Place, budget: Budget): void {
    this.#place = place;
    this.#budget = budget;
  }

  /** What was found; that the budget came to its end is always part of it. */
  finish(): ErrorList {
    if (this.#budget.left >= 0) return this.#list;
    const pointer = this.#spentAt ?? this.pointer;
    const message = "is too complex to be checked";
    const all = new ErrorList();
    all.add(this.#error(pointer, "complexity", message));
    all.addAll(this.#list);
    return all;
  }

  /** True when there is nothing more to look for: of an attempt, the first errors are enough. */
  get full(): boolean {
    const attempt = this.#attempt;
    return (
      this.#budget.left < 0 ||
      (attempt !== undefined && (attempt.abandoned || this.#list.isFull))
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
    if (this.#list.isFull) {
      this.#list.count();
      return;
    }
    const { pointer } = this;
    this.spend(
      STEPS_OF_KEY * this.#path.length + STEPS_OF_CHARACTER * pointer.length,
    );
    const last = this.#list.errors.at(-1);
    if (last?.code === code && (last.pointer ?? "") === pointer) return;
    this.#list.add(this.#error(pointer, code, message));
  }

  #error(pointer: string, code: string, message: string): ProblemError {
    const { in: place, name } = this.#place;
    return {
      in: place,
      ...(name !== undefined && { name }),
      // A parameter is named; of a body, the empty pointer is the whole.
      ...((pointer !== "" || place === "body") && { pointer }),
      code,
      message,
    };
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
    for (const error of errors) if (!this.full) this.#list.add(error);
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
    else if (this.spend(STEPS_INSIDE)) check(value, this);
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
    const outer = [this.#list, this.#attempt] as const;
    const attempt: Attempt = { depth: this.#path.length, abandoned: false };
    this.#list = new ErrorList();
    this.#attempt = attempt;
    if (this.spend(STEPS_OF_ATTEMPT + attempt.depth)) check(value, this);
    const { errors } = this.#list;
    [this.#list, this.#attempt] = outer;
    return { errors, abandoned: attempt.abandoned };
  }

  /**
   * Takes from the budget of the request.
   * @returns false when it is at its end
   */
  spend(steps: number): boolean {
    this.#budget.left -= steps;
    if (this.#budget.left >= 0) return true;
    this.#spentAt ??= this.pointer;
    return false;
  }

  protected get budget(): Budget {
    return this.#budget;
  }
}
