/**
 * Collects the errors of a request. Only the first errors are listed. All further errors are
 * counted.
 */
import type { ProblemError } from "./problem-error.ts";

/**
 * The maximum number of errors in the list. A longer list would not help the caller, but would cost
 * the server time.
 */
const MOST_ERRORS = 50;
/** The maximum length of all errors together as JSON. */
const MOST_CHARACTERS = 16 * 1024;
const LONGEST_TEXT = 500;

/** A list of errors. Its size is limited, so that a request cannot make a response large. */
export class ErrorList {
  readonly #errors: ProblemError[] = [];
  #room = MOST_CHARACTERS;
  #more = 0;

  get errors(): readonly ProblemError[] {
    return this.#errors;
  }

  /** The number of errors that are not listed. It is a minimum, because checking may stop early. */
  get more(): number {
    return this.#more;
  }

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  /** True if the list is full. Further errors are only counted. */
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

  addAll({ errors, more }: ErrorList): void {
    for (const error of errors) this.add(error);
    this.#more += more;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
