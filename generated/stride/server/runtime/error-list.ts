/** What is wrong with a request, as far as it helps: the first errors, and how many more there are. */
import type { ProblemError } from "./problem-error.js";

/** Longer lists help nobody, and cost the server. */
const MOST_ERRORS = 50;
/** Of the errors as JSON, altogether and in each text of one. */
const MOST_CHARACTERS = 16 * 1024;
const LONGEST_TEXT = 500;

/** A list of errors that does not grow with what was sent. */
export class ErrorList {
  readonly #errors: ProblemError[] = [];
  #room = MOST_CHARACTERS;
  #more = 0;

  get errors(): readonly ProblemError[] {
    return this.#errors;
  }

  /** How many there are, at least, that are not listed. */
  get more(): number {
    return this.#more;
  }

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  /** True when further errors are only counted. */
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

  /** Counts an error that is not listed. */
  count(): void {
    this.#more += 1;
  }

  /** Adds what another list holds. */
  addAll({ errors, more }: ErrorList): void {
    for (const error of errors) this.add(error);
    this.#more += more;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
