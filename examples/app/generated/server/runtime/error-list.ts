/** Collects the errors of a request: the first ones, and the number of the others. */
import type { ProblemError } from "./problem-error.ts";

/** Longer lists do not help the caller, and cost the server time. */
const MOST_ERRORS = 50;
/** The maximum size of all errors as JSON, and of one text. */
const MOST_CHARACTERS = 16 * 1024;
const LONGEST_TEXT = 500;

/** A list of errors whose size does not depend on the request. */
export class ErrorList {
  readonly #errors: ProblemError[] = [];
  #room = MOST_CHARACTERS;
  #more = 0;

  get errors(): readonly ProblemError[] {
    return this.#errors;
  }

  /** The minimum number of errors that are not listed. */
  get more(): number {
    return this.#more;
  }

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  /** True if further errors are only counted. */
  get isFull(): boolean {
    return this.#errors.length >= MOST_ERRORS || this.#room <= 0;
  }

  add(error: ProblemError): void {
    if (this.isFull) {
      this.#more += 1;
      return;
    }
    const { name, pointer, message } = error;
    const listed: ProblemError = {
      ...error,
      ...(name !== undefined && { name: shortened(name) }),
      ...(pointer !== undefined && { pointer: shortened(pointer) }),
      message: shortened(message),
    };
    this.#room -= JSON.stringify(listed).length;
    this.#errors.push(listed);
  }

  /** Counts an error without listing it. */
  count(): void {
    this.#more += 1;
  }

  /** Adds the errors of another list. */
  addAll({ errors, more }: ErrorList): void {
    for (const error of errors) this.add(error);
    this.#more += more;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
