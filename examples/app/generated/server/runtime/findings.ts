/** Collects the errors of one value while it is checked. */
import { newBudget, type Budget } from "./budget.ts";
import { ErrorList } from "./error-list.ts";
import type { ProblemError } from "./problem-error.ts";

/** Where a value is located in a request or response. */
export interface Place {
  readonly in: ProblemError["in"];
  readonly name?: string;
  /**
   * True if the value is part of a response. Write-only properties may then be absent, and
   * read-only properties are required.
   */
  readonly response?: boolean;
}

/**
 * Values that are nested more deeply are rejected, because checking them would overflow the stack.
 */
const DEEPEST = 200;
/**
 * The number of steps that are counted for a nested value, and for each tried member of a union. A
 * step takes about 10 ns.
 */
const STEPS_INSIDE = 5;
const STEPS_OF_ATTEMPT = 50;
/**
 * The number of steps that are counted for a key in a JSON Pointer, and for each of its characters.
 */
const STEPS_OF_KEY = 10;
const STEPS_OF_CHARACTER = 0.1;

/** A check that tries whether a value matches a member of a union. */
interface Attempt {
  /** The depth of the value in the body. */
  readonly depth: number;
  /**
   * True if the value has another type or another discriminator than this member of the union, so
   * that its errors are not reported.
   */
  abandoned: boolean;
}

/** The errors of one value. */
export class Findings {
  #place: Place = { in: "body" };
  #list = new ErrorList();
  readonly #path: (string | number)[] = [];
  #budget: Budget = newBudget();
  /** The location of the value that was being checked when the budget ran out. */
  #spentAt: string | undefined;
  #attempt: Attempt | undefined;

  /**
   * Starts checking a value.
   * @param place where the value is located
   * @param budget the budget that all checks of the request share
   */
  start(place: Place, budget: Budget): void {
    this.#place = place;
    this.#budget = budget;
  }

  /** Returns the errors. If the budget has run out, one of the errors reports that. */
  finish(): ErrorList {
    if (this.#budget.left >= 0) return this.#list;
    const pointer = this.#spentAt ?? this.pointer;
    const message = "is too complex to be checked";
    const all = new ErrorList();
    all.add(this.#error(pointer, "complexity", message));
    all.addAll(this.#list);
    return all;
  }

  /**
   * True if further errors are not needed. While a union member is tried, the first errors are
   * sufficient.
   */
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

  /** The JSON Pointer (RFC 6901) to the value that is being checked. */
  get pointer(): string {
    let text = "";
    for (const key of this.#path) {
      text += `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`;
    }
    return text;
  }

  /** Adds an error for the value that is being checked. */
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
      // If the whole parameter is wrong, the pointer is omitted, because the name already
      // identifies the parameter. In a body, an empty pointer means the whole body.
      ...((pointer !== "" || place === "body") && { pointer }),
      code,
      message,
    };
  }

  /**
   * Ends the check of a union member if the error shows that the value has another type or
   * discriminator.
   */
  #judge(code: string): void {
    const attempt = this.#attempt;
    if (attempt === undefined) return;
    const depth = this.#path.length - attempt.depth;
    const whole = code === "type" || code === "enum" || code === "const";
    if (depth === 0 ? whole : depth === 1 && code === "const") {
      attempt.abandoned = true;
    }
  }

  /** Adds the errors that the check of a union member has found. */
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
   * Tries a check without reporting its errors.
   * @returns the errors; `abandoned` is true if the value has another type or discriminator than
   *   the check expects
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
   * Subtracts steps from the budget of the request.
   * @returns false if the budget has run out
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
