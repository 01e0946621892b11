/** Converts errors of the domain to problem details (RFC 9457). */
import { HttpProblem } from '../../generated/stride/server/index.js';
import type { MountedRoute, ProblemError } from '../../generated/stride/server/index.js';
import type { ErrorKind, Fault } from './domain/errors.js';
import { DomainError, invalid } from './domain/errors.js';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
};

/** The number of seconds after which a caller may try again. */
const RETRY_AFTER = '2';

/** Returns the problem for requests while the database cannot be reached. */
export function unavailable(): HttpProblem {
  const headers = [['retry-after', RETRY_AFTER]] as const;
  return new HttpProblem(503, 'The service cannot reach its data; try again', { headers });
}

/**
 * Returns the problem response for an error of the domain.
 * @param route the route of the called operation; its parameters show whether a pointer refers to a
 * parameter or to the body
 */
export function problemOf(
  { kind, message, faults }: DomainError,
  route: Pick<MountedRoute, 'parameters'> | undefined,
): HttpProblem {
  const queries = (route?.parameters ?? []).filter((one) => one.in === 'query');
  const names = new Set(queries.map(({ name }) => name));
  const errors = faults.map((fault) => errorOf(fault, names));
  const detail = kind === 'invalid' ? 'The request breaks rules' : message;
  return new HttpProblem(STATUS[kind], detail, errors.length > 0 ? { errors } : {});
}

function errorOf({ pointer, message }: Fault, queries: ReadonlySet<string>): ProblemError {
  const name = pointer.slice(1);
  return queries.has(name)
    ? { in: 'query', name, code: 'rule', message }
    : { in: 'body', pointer, code: 'rule', message };
}

/**
 * Runs `use`. `use` processes only a part of the request body, so the JSON Pointers in its errors
 * are relative to this part. They are corrected to be relative to the whole body.
 * @param place the JSON Pointer of the part in the body
 * @throws DomainError if `use` throws it
 */
export async function refusedAt<Result>(
  place: string,
  use: () => Promise<Result>,
): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
    const at = (fault: Fault): Fault => ({ ...fault, pointer: `${place}${fault.pointer}` });
    throw invalid(...error.faults.map(at));
  }
}
