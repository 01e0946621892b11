/** Creates the arguments of a handler, for tests without a server. */
import { fromRequest } from "./fetch.ts";
import { HandlerContext } from "./options.ts";
import type { Auth } from "./security.ts";

/** Makes a part of a request optional if it may be empty. */
type Silent<R, Name extends keyof R> = Name extends
  "params" | "query" | "headers" | "cookies"
  ? Readonly<Record<never, never>> extends R[Name]
    ? Name
    : never
  : undefined extends R[Name]
    ? Name
    : never;

/** A request whose parts may be omitted if they can be empty. */
export type Stated<R> = R extends unknown
  ? {
      readonly [Name in keyof R as Exclude<Name, Silent<R, Name>>]: R[Name];
    } & {
      readonly [Name in keyof R as Silent<R, Name>]?: R[Name];
    }
  : never;

/** Returns the request of an operation. Omitted parts are empty. */
export function makeRequest(parts: object = {}): unknown {
  const empty = { params: {}, query: {}, headers: {}, cookies: {} };
  return { ...empty, body: undefined, ...parts };
}

/** The options of a test that are not part of the shared context. */
interface Given {
  readonly request?: Request;
  readonly raw?: unknown;
  readonly auth?: Auth;
}

/**
 * Returns the context of an operation, as the server would create it.
 * @param operation the key of the operation
 * @param given the caller, the original request, and the shared context
 */
export function makeContext(operation: string, given: object = {}): unknown {
  const { request, raw, auth, ...shared }: Given = given;
  const requested = fromRequest(
    request ?? new Request("http://localhost/"),
    raw ?? request,
  );
  return Object.assign(
    new HandlerContext(operation, requested, auth ?? {}),
    shared,
  );
}
