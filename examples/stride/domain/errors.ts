/** The errors of the domain. They do not depend on HTTP status codes. */

/** The kinds of errors. The kind alone determines the status of the response. */
export type ErrorKind =
  /** The input is invalid. `faults` lists the reasons. */
  | 'invalid'
  /** The token is invalid, or it has expired. */
  | 'unauthenticated'
  /** The caller is authenticated, but does not have the right. */
  | 'forbidden'
  /** The object does not exist, or it was deleted. */
  | 'not-found'
  /** The state of the object does not allow the change. */
  | 'conflict'
  /** The content has more bytes than this service stores. */
  | 'too-large';

export interface Fault {
  /**
   * A JSON Pointer into the rejected argument, such as `/name` or `/content/0/type`. An empty
   * pointer means the whole argument.
   */
  readonly pointer: string;
  readonly message: string;
}

/** An expected error. Any other error is a bug, or a failure of the database. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }
}

/** Returns the error for input that violates rules. Each fault has a pointer into the input. */
export function invalid(...faults: readonly Fault[]): DomainError {
  return new DomainError(
    'invalid',
    faults.map(({ pointer, message }) => `${pointer}: ${message}`).join('; '),
    faults,
  );
}

/** Returns the error for input with a single fault. */
export function invalidAt(pointer: string, message: string): DomainError {
  return invalid({ pointer, message });
}

/**
 * Returns the error for an id that does not exist, or whose existence must be hidden from the
 * caller.
 */
export function notFound(what: string): DomainError {
  return new DomainError('not-found', `There is no such ${what}.`);
}

export function forbidden(message: string): DomainError {
  return new DomainError('forbidden', message);
}

export function conflict(message: string): DomainError {
  return new DomainError('conflict', message);
}

export function unauthenticated(message: string): DomainError {
  return new DomainError('unauthenticated', message);
}

export function tooLarge(message: string): DomainError {
  return new DomainError('too-large', message);
}
