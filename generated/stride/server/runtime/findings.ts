/** Collects the errors of one value while it is checked. */
import { newBudget, type Budget } from "./budget.js";
import { ErrorList } from "./error-list.js";
import type { ProblemError } from "./problem-error.js";

/** The location of a value. */
export interface Place {
  readonly in: ProblemError["in"];
  readonly name?: string;
  /**
   * True for a response: write-only properties may be absent, but read-only
   * ones may not be absent.
   */
  readonly response?: boolean;
}

/** Deeper values are rejected, because checking them would overflow the stack. */
const DEEPEST = 200;
/** The cost of visiting a nested value, and of trying a union member. A step takes about 10 ns. */
const STEPS_INSIDE = 5;
const STEPS_OF_ATTEMPT = 50;
/** The cost of a key in a pointer, and of one of its characters. */
const STEPS_OF_KEY = 10;
const STEPS_OF_CHARACTER = 0.1;

/** A trial check of a union member. */
interface Attempt {
  /** The depth of the value. */
  readonly depth: number;
  /** True if the value is not intended for this member: it has another type or another discriminator. */
  abandoned: boolean;
}

/** The errors of one value. */
export class Findings {
  #place: Place = { in: "body" };
  #list = new ErrorList();
  readonly #path: (string | number)[] = [];
  #budget: Budget = newBudget();
  /** The location at which the budget was used up. */
  #spentAt: string | undefined;
  #attempt: Attempt | undefined;

  /**
   * Starts with a value.
   * @param place its location
   * @param budget limits all checks of the request
   */
  start(place: Place, budget: Budget): void {
    this.#place = place;
    this.#budget = budget;
  }

  /** Returns the errors. If the budget is used up, that is always one of them. */
  finish(): ErrorList {
    if (this.#budget.left >= 0) return this.#list;
    const pointer = this.#spentAt ?? this.pointer;
    const message = "is too complex to be checked";
    const all = new ErrorList();
    all.add(this.#error(pointer, "complexity", message));
    all.addAll(this.#list);
    return all;
  }

  /** True if no further errors are needed: for a trial, the first ones are sufficient. */
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

  /** The pointer to the value being checked (RFC 6901). */
  get pointer(): string {
    let text = "";
    for (const key of this.#path) {
      text += `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`;
    }
    return text;
  }

  /** Adds an error of the value being checked. */
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
      // A parameter is identified by name; for a body, the empty pointer is the whole.
      ...((pointer !== "" || place === "body") && { pointer }),
      code,
      message,
    };
  }

  /** A wrong type or discriminator ends a trial. */
  #judge(code: string): void {
    const attempt = this.#attempt;
    if (attempt === undefined) return;
    const depth = this.#path.length - attempt.depth;
    const whole = code === "type" || code === "enum" || code === "const";
    if (depth === 0 ? whole : depth === 1 && code === "const") {
      attempt.abandoned = true;
    }
  }

  /** Adds the errors of a trial. */
  take(errors: readonly ProblemError[]): void {
    for (const error of errors) if (!this.full) this.#list.add(error);
  }

  /** Checks a nested value. */
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
   * Runs a check without reporting its errors.
   * @returns `abandoned`: the value has another type or discriminator than the check expects
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
   * Subtracts from the budget of the request.
   * @returns false if it is used up
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
