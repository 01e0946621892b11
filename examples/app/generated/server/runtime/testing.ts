/** Creates the arguments of a handler, for tests without a server. */
import { fromRequest } from "./fetch.ts";
import { HandlerContext } from "./options.ts";
import type { Auth } from "./security.ts";

/** The parts of a request that may be empty. */
type Silent<R, Name extends keyof R> = Name extends
  "params" | "query" | "headers" | "cookies"
  ? Readonly<Record<never, never>> extends R[Name]
    ? Name
    : never
  : undefined extends R[Name]
    ? Name
    : never;

/** A request in which these parts are optional. */
export type Stated<R> = R extends unknown
  ? {
      readonly [Name in keyof R as Exclude<Name, Silent<R, Name>>]: R[Name];
    } & {
      readonly [Name in keyof R as Silent<R, Name>]?: R[Name];
    }
  : never;

/** Creates the request of an operation. Omitted parts are empty. */
export function makeRequest(stated: object = {}): unknown {
  const empty = { params: {}, query: {}, headers: {}, cookies: {} };
  return { ...empty, body: undefined, ...stated };
}

/** The options that are not part of the shared context. */
interface Given {
  readonly request?: Request;
  readonly raw?: unknown;
  readonly auth?: Auth;
}

/**
 * Creates the context of an operation as the server does.
 * @param operation its key
 * @param given the caller, the original request, and the shared context
 */
export function makeContext(operation: string, given: object = {}): unknown {
  const { request, raw, auth, ...shared }: Given = given;
  const asked = fromRequest(
    request ?? new Request("http://localhost/"),
    raw ?? request,
  );
  return Object.assign(
    new HandlerContext(operation, asked, auth ?? {}),
    shared,
  );
}
