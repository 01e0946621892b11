/** The refusals of the domain: plain errors, independent of HTTP status codes. */

/** The kinds of refusal. A caller maps a kind to a response, and needs no other field for that. */
export type ErrorKind =
  /** The input breaks the rules that `faults` lists. */
  | 'invalid'
  /** The token is invalid, or it has expired. */
  | 'unauthenticated'
  /** The caller is authenticated, but does not have the right. */
  | 'forbidden'
  /** The object does not exist, or was deleted. */
  | 'not-found'
  /** The state of the object forbids the change. */
  | 'conflict'
  /** The content has more bytes than this service stores. */
  | 'too-large';

/** One fault of the input. */
export interface Fault {
  /** A JSON pointer into the argument that was refused: `/name`, `/content/0/type`; `` is all of it. */
  readonly pointer: string;
  readonly message: string;
}

/** An expected refusal. Anything else that is thrown is a bug or a broken database. */
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

/** The input breaks rules; each fault has a pointer. */
export function invalid(...faults: readonly Fault[]): DomainError {
  return new DomainError(
    'invalid',
    faults.map(({ pointer, message }) => `${pointer}: ${message}`).join('; '),
    faults,
  );
}

/** Shorthand for a single fault. */
export function invalidAt(pointer: string, message: string): DomainError {
  return invalid({ pointer, message });
}

/** The id does not exist, or the caller may not know about it. */
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
