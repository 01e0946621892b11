/** What a handler is given, where no request came: for tests of one handler. */
import { fromRequest } from "./fetch.js";
import { HandlerContext } from "./options.js";
import type { Auth } from "./security.js";

/** The parts of a request that are nothing where nothing is sent, or where the operation has none. */
type Silent<R, Name extends keyof R> = Name extends
  "params" | "query" | "headers" | "cookies"
  ? Readonly<Record<never, never>> extends R[Name]
    ? Name
    : never
  : undefined extends R[Name]
    ? Name
    : never;

/** A request without the parts that go without saying. */
export type Stated<R> = R extends unknown
  ? {
      readonly [Name in keyof R as Exclude<Name, Silent<R, Name>>]: R[Name];
    } & {
      readonly [Name in keyof R as Silent<R, Name>]?: R[Name];
    }
  : never;

/** Makes the request of an operation: what is not stated is empty. */
export function makeRequest(stated: object = {}): unknown {
  const empty = { params: {}, query: {}, headers: {}, cookies: {} };
  return { ...empty, body: undefined, ...stated };
}

/** What of a context is not its own. */
interface Given {
  readonly request?: Request;
  readonly raw?: unknown;
  readonly auth?: Auth;
}

/**
 * Makes the context of an operation as the server does.
 * @param operation its key
 * @param given who calls, the request as it came, and what the handlers share
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
