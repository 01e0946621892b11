/**
 * Authorizes requests: extracts credentials, and evaluates alternative combinations of security
 * schemes.
 */
import { parseCookies, readCookie } from "./cookie.js";
import { isToken, quotedString } from "./header.js";
import type { NeutralRequest } from "./http.js";
import { neededText } from "./needed.js";
import { HttpProblem } from "./problem.js";
import { decodeForm, parsePairs } from "./query.js";
import type { Route, SchemeSpec } from "./route.js";

export interface BearerCredential {
  readonly token: string;
}

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

export interface ApiKeyCredential {
  readonly key: string;
}

/**
 * The text that follows the name of the scheme in `Authorization`, for schemes other than Bearer
 * and Basic.
 */
export interface HttpCredential {
  readonly parameters: string;
}

/**
 * The credential of a scheme whose credentials the runtime cannot extract. It is an empty object.
 * The security handler reads the request instead.
 */
export type CustomCredential = Readonly<Record<never, never>>;

export type Credential =
  | BearerCredential
  | BasicCredential
  | ApiKeyCredential
  | HttpCredential
  | CustomCredential;

/** The second argument of a security handler. */
export interface SecurityInfo<Raw = unknown> {
  /** The scopes that the operation requires. */
  readonly scopes: readonly string[];
  /** The key of the operation: `"GET /site/{cloudId}"`. */
  readonly operation: string;
  readonly request: NeutralRequest<Raw>;
}

const MARK = Symbol.for("restitch.Deny");

/** The return value of a security handler that rejects the caller. */
export class Deny {
  static {
    Object.defineProperty(this.prototype, MARK, { value: true });
  }

  readonly status: 401 | 403;
  readonly detail: string;

  /**
   * @param status 401 if the credential is invalid, 403 if it is valid but not sufficient
   * @param detail a message for the caller
   */
  constructor(status: 401 | 403 = 401, detail = "") {
    this.status = status;
    this.detail = detail;
  }
}

/**
 * Checks a credential.
 * @returns the authenticated caller as any value. `undefined`, `null` and `false` reject the
 *   request, like `new Deny(401)`.
 */
export type SecurityHandler<C, Principal = unknown, Raw = unknown> = (
  credential: C,
  info: SecurityInfo<Raw>,
) =>
  | Principal
  | Deny
  | null
  | undefined
  | false
  | Promise<Principal | Deny | null | undefined | false>;

/** Security handlers by the name of their scheme. */
export type SecurityHandlerTable = Readonly<
  Record<string, SecurityHandler<never, unknown, never> | undefined>
>;

/** The authenticated callers, by the name of each scheme that has accepted the request. */
export type Auth = Readonly<Record<string, unknown>>;

/**
 * Authorizes a request by the first alternative combination of schemes that accepts it.
 * @param handlers the security handlers, by scheme
 * @returns the authenticated callers, by scheme
 * @throws HttpProblem 401 with `WWW-Authenticate`, or 403 if a credential is valid but not
 *   sufficient
 */
export async function authorize(
  route: Route,
  schemes: Readonly<Record<string, SchemeSpec>>,
  handlers: SecurityHandlerTable,
  request: NeutralRequest,
): Promise<Auth> {
  const alternatives = route.security ?? [];
  if (alternatives.length === 0) return {};
  let denied: Deny | undefined;
  for (const alternative of alternatives) {
    const shown = credentialsFor(alternative, schemes, handlers, request);
    if (shown === undefined || shown.length === 0) continue;
    const auth: Record<string, unknown> = {};
    for (const { id, scopes, handler, credential } of shown) {
      const info = { scopes, operation: route.key, request };
      const principal = await handler(credential, info);
      const deny = denialOf(principal);
      if (deny === undefined) auth[id] = principal;
      else {
        if (denied?.status !== 403) denied = deny;
        break;
      }
    }
    if (Object.keys(auth).length === shown.length) return auth;
  }
  // An alternative without schemes accepts all callers, even those with an invalid credential.
  if (alternatives.some((one) => Object.keys(one).length === 0)) return {};
  throw refusal(route, schemes, request, denied);
}

/** A credential of the request, and the handler that checks it. */
interface Shown {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly handler: SecurityHandler<Credential>;
  readonly credential: Credential;
}

/**
 * Returns the credentials for all schemes of an alternative; `undefined` if one of them is missing,
 * so that no handler is called needlessly.
 */
function credentialsFor(
  alternative: Readonly<Record<string, readonly string[]>>,
  schemes: Readonly<Record<string, SchemeSpec>>,
  handlers: SecurityHandlerTable,
  request: NeutralRequest,
): Shown[] | undefined {
  const shown: Shown[] = [];
  for (const [id, scopes] of Object.entries(alternative)) {
    const scheme = schemes[id];
    const handler = handlers[id] as SecurityHandler<Credential> | undefined;
    const credential = scheme && extract(scheme, request);
    if (handler === undefined || credential === undefined) return undefined;
    shown.push({ id, scopes, handler, credential });
  }
  return shown;
}

/**
 * Returns the reason if a security handler has rejected the caller. A `Deny` of another generated
 * server has a different class, so the class is not tested.
 */
function denialOf(principal: unknown): Deny | undefined {
  if (typeof principal === "object" && principal !== null) {
    return MARK in principal ? (principal as unknown as Deny) : undefined;
  }
  return principal === undefined || principal === null || principal === false
    ? new Deny()
    : undefined;
}

/** Returns the credential of a scheme; `undefined` if the request does not contain it. */
function extract(
  scheme: SchemeSpec,
  request: NeutralRequest,
): Credential | undefined {
  switch (scheme.kind) {
    case "bearer": {
      const token = authorization(request, "bearer");
      return token === undefined ? undefined : { token };
    }
    case "basic": {
      const encoded = authorization(request, "basic");
      return encoded === undefined ? undefined : decodeBasic(encoded);
    }
    case "http": {
      const parameters = authorization(request, scheme.scheme.toLowerCase());
      return parameters === undefined ? undefined : { parameters };
    }
    case "apiKey": {
      const key = apiKey(scheme.in, scheme.name, request);
      return key === undefined || key === "" ? undefined : { key };
    }
    case "custom":
      return {};
    default:
      return scheme satisfies never;
  }
}

function authorization(
  request: NeutralRequest,
  scheme: string,
): string | undefined {
  const header = request.header("authorization")?.trim() ?? "";
  const space = header.indexOf(" ");
  if (space < 0 || header.slice(0, space).toLowerCase() !== scheme) {
    return undefined;
  }
  const rest = header.slice(space + 1).trim();
  return rest === "" ? undefined : rest;
}

function decodeBasic(encoded: string): BasicCredential | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    const colon = text.indexOf(":");
    if (colon < 0) return undefined;
    return {
      username: text.slice(0, colon),
      password: text.slice(colon + 1),
    };
  } catch {
    return undefined;
  }
}

function apiKey(
  place: "header" | "query" | "cookie",
  name: string,
  request: NeutralRequest,
): string | undefined {
  if (place === "header") return request.header(name.toLowerCase());
  if (place === "query") {
    try {
      const pairs = parsePairs(request.search.slice(1));
      const found = pairs.find(([key]) => key === name);
      return found && decodeForm(found[1]);
    } catch {
      return undefined;
    }
  }
  const pairs = parseCookies(request.header("cookie") ?? "");
  const found = readCookie(pairs, { in: "cookie", name, type: "string" });
  return typeof found === "string" ? found : undefined;
}

/**
 * Returns the problem for a rejected request. A 401 names the possible schemes (RFC 9110 §11.6.1),
 * and a 403 the required scopes (RFC 6750 §3.1).
 */
function refusal(
  route: Route,
  schemes: Readonly<Record<string, SchemeSpec>>,
  request: NeutralRequest,
  denied: Deny | undefined,
): HttpProblem {
  const status = denied?.status ?? 401;
  const challenges = new Set<string>();
  for (const alternative of route.security ?? []) {
    for (const [id, scopes] of Object.entries(alternative)) {
      const scheme = schemes[id];
      if (scheme === undefined) continue;
      const value = challenge(scheme, scopes, status, denied !== undefined);
      if (value !== undefined) challenges.add(value);
    }
  }
  // If a credential was rejected, the message does not ask for it again.
  const isShown = (one: SchemeSpec): boolean =>
    denied !== undefined || extract(one, request) !== undefined;
  const usual =
    status === 401
      ? neededText(route, schemes, isShown)
      : "The credential is not sufficient";
  return new HttpProblem(status, denied?.detail || usual, {
    headers: [...challenges].map((value) => ["www-authenticate", value]),
  });
}

function challenge(
  scheme: SchemeSpec,
  scopes: readonly string[],
  status: 401 | 403,
  presented: boolean,
): string | undefined {
  if (status === 403 && scheme.kind !== "bearer") return undefined;
  switch (scheme.kind) {
    case "bearer": {
      const error = status === 403 ? "insufficient_scope" : "invalid_token";
      const told = [
        'realm="api"',
        ...(presented ? [`error="${error}"`] : []),
        ...(scopes.length > 0 ? [`scope="${scopeText(scopes)}"`] : []),
      ];
      return `Bearer ${told.join(", ")}`;
    }
    case "basic":
      return 'Basic realm="api", charset="UTF-8"';
    case "http":
      // The name of an authentication scheme must be a token (RFC 9110 §11.1). Another name is sent
      // as a parameter.
      return isToken(scheme.scheme)
        ? `${scheme.scheme} realm="api"`
        : `Other realm="api"${scheme.scheme && `, scheme=${quotedString(scheme.scheme)}`}`;
    case "apiKey":
      return 'ApiKey realm="api"';
    case "custom":
      return undefined;
    default:
      return scheme satisfies never;
  }
}

/** Removes characters that RFC 6750 §3 does not allow in a scope. */
function scopeText(scopes: readonly string[]): string {
  return scopes.join(" ").replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, "");
}
