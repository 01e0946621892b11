/** Adds credentials to requests, according to the kind of the security scheme. */
import { encode, utf8 } from "./encode.js";
import { invalid } from "./errors.js";
import { checkHeader } from "./header.js";
import { platform, type BodyInit, type Headers, type URL } from "./platform.js";

/** The details of the call for which a credential is requested. */
export interface CredentialRequest {
  /** The scopes that the description declares for the operation. */
  readonly scopes: readonly string[];
  /**
   * True if the API has refused (401) the last credential that the function returned. The function
   * should then return a new credential instead of a cached one.
   */
  readonly refused: boolean;
}

/**
 * A credential, or a function that returns one. The function is called before each request, so it
 * should cache what it fetches. It may return `undefined`, for example before the user has signed
 * in. The request is then sent without a credential.
 */
export type Provided<T> = T | Provider<T>;

type Provider<T> = (
  request: CredentialRequest,
) => T | undefined | Promise<T | undefined>;

/** An access token of OAuth 2.0 or OpenID Connect, or another bearer token. */
export type Token = Provided<string>;

export type ApiKey = Provided<string>;

export type Basic = Provided<{
  readonly username: string;
  readonly password: string;
}>;

/** A request before it is sent. A {@link Signer} may change it. */
export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /**
   * Cookies to add to the request. Cookie parameters of the operation are already in the headers.
   */
  readonly cookies: string[];
  /** The encoded body, from which a signature can be computed. */
  readonly content: BodyInit | undefined;
}

/** Signs a request in a custom way (digest, HMAC, …). It may change the URL and the headers. */
export type Signer = (
  request: Outgoing,
  about: CredentialRequest,
) => void | Promise<void>;

/** The credential request for one attempt of a call. */
export interface Signing extends CredentialRequest {
  /** The credential that the last attempt used. */
  readonly last?: unknown;
}

/** A security scheme together with its credential. */
export interface Authenticator {
  /**
   * The origins that may receive the credential; if absent, all servers of the API may receive it.
   */
  readonly onlyTo?: readonly string[];
  /**
   * True if signing again may use another credential, so that a call can be repeated after a 401.
   */
  readonly renewable: boolean;
  /**
   * Adds the credential to a request.
   * @returns the credential
   */
  readonly sign: (request: Outgoing, signing: Signing) => Promise<unknown>;
}

/**
 * Sends a token as `Authorization: Bearer …` (RFC 6750). A token that already starts with `Bearer` is
 * sent unchanged, because a token contains no space.
 */
export function bearer(token: Token | undefined): Authenticator | undefined {
  return authenticator(token, (request, value) => {
    const header = /^bearer /i.test(value) ? value : `Bearer ${value}`;
    request.headers.set("authorization", checkHeader("token", header));
  });
}

/** Sends a user name and password as `Authorization: Basic …` (RFC 7617). */
export function basic(login: Basic | undefined): Authenticator | undefined {
  return authenticator(login, (request, { username, password }) => {
    if (username.includes(":")) {
      throw invalid("username", "must not contain a colon");
    }
    const bytes = platform.btoa(utf8(`${username}:${password}`));
    request.headers.set("authorization", `Basic ${bytes}`);
  });
}

/** Sends an API key in a header, the query or a cookie. */
export function apiKey(
  place: "header" | "query" | "cookie",
  name: string,
  key: ApiKey | undefined,
): Authenticator | undefined {
  return authenticator(key, ({ headers, url, cookies }, value) => {
    if (place === "header") {
      headers.set(name, checkHeader(name, value));
    } else {
      const pair = `${encode(name)}=${encode(value)}`;
      if (place === "cookie") cookies.push(pair);
      else url.search += (url.search === "" ? "?" : "&") + pair;
    }
  });
}

/** Signs requests with a custom function. */
export function signer(sign: Signer | undefined): Authenticator | undefined {
  return (
    sign && {
      renewable: true,
      sign: async (request, { scopes, refused }) =>
        sign(request, { scopes, refused }),
    }
  );
}

/**
 * Restricts a security scheme to some servers of the API. Other servers never receive its
 * credential.
 */
export function onlyTo(
  origins: readonly string[],
  scheme: Authenticator | undefined,
): Authenticator | undefined {
  return scheme && { ...scheme, onlyTo: origins };
}

/**
 * Represents a security scheme of the transport layer, such as a client's TLS certificate. It adds
 * nothing to the request.
 */
export function transport(): Authenticator {
  return { renewable: false, sign: () => Promise.resolve(undefined) };
}

function authenticator<T>(
  credential: Provided<T> | undefined,
  apply: (request: Outgoing, value: T) => void,
): Authenticator | undefined {
  if (credential === undefined) return undefined;
  if (!isProvider(credential)) {
    return {
      renewable: false,
      sign: async (request) => apply(request, credential),
    };
  }
  const renewed = renewal(credential);
  return {
    renewable: true,
    sign: async (request, { scopes, refused, last }) => {
      let value = await credential({ scopes, refused: false });
      // Another call may already have renewed the credential.
      if (refused && isEqual(value, last)) {
        value = await renewed(scopes);
      }
      if (value !== undefined) apply(request, value);
      return value;
    },
  };
}

/**
 * Returns a function that renews a credential. Calls that are refused at the same time share one
 * renewal, because a refresh token often works only once.
 */
function renewal<T>(
  provider: Provider<T>,
): (scopes: readonly string[]) => Promise<T | undefined> {
  const running = new Map<string, Promise<T | undefined>>();
  return (scopes) => {
    const key = scopes.join(" ");
    const shared = running.get(key);
    if (shared) return shared;
    const renewing = (async () => {
      try {
        return await provider({ scopes, refused: true });
      } finally {
        running.delete(key);
      }
    })();
    running.set(key, renewing);
    return renewing;
  };
}

/** Compares two credentials, which are strings or objects of strings. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isProvider<T>(credential: Provided<T>): credential is Provider<T> {
  return typeof credential === "function";
}
