/** Chooses the credentials of a call. */
import type { Authenticator, Outgoing } from "./auth.js";
import type { BaseUrl, BaseUrls } from "./base-url.js";
import { invalid } from "./errors.js";
import { cookies } from "./header.js";
import type { Response, URL } from "./platform.js";

/**
 * Security schemes that are all required, with the scopes of each. If the object is empty, no
 * credentials are needed. The type of the values includes `undefined` only because the compiler
 * adds the keys of all objects in an array literal to the type of each of these objects.
 */
export type Requirement = Readonly<
  Record<string, readonly string[] | undefined>
>;

export interface Chosen {
  readonly sign: (request: Omit<Outgoing, "cookies">) => Promise<void>;
  /**
   * Returns true if the response refuses the credentials (401), and they come from a function,
   * which may return new ones. It returns true only once per call.
   */
  readonly renewed: (response: Response | undefined) => boolean;
}

/**
 * Chooses the credentials of a call.
 * @param url the URL of the request
 * @param declared the server that the description declares
 * @param chosen the base URL that the caller has set. The caller's choice is trusted, so that
 *   server may receive credentials.
 * @throws TypeError if all matching credentials are restricted to other servers
 */
export type Credentials = (
  security: readonly Requirement[] | undefined,
  url: URL,
  declared: string | undefined,
  chosen: BaseUrl | BaseUrls<string> | undefined,
) => Chosen;

/**
 * Collects the security schemes for which credentials are set, in the order of the description.
 * @param schemes the security schemes by name; `undefined` if no credential is set
 */
export function credentials(
  schemes: Readonly<Record<string, Authenticator | undefined>>,
): Credentials {
  const usable = new Map<string, Authenticator>();
  for (const [name, scheme] of Object.entries(schemes)) {
    if (scheme !== undefined) usable.set(name, scheme);
  }
  return (security, { origin }, declared, base) => {
    const named = typeof base === "object" ? base[declared ?? "/"] : base;
    const isTrusted =
      typeof named === "function"
        ? named(declared) !== declared
        : named !== undefined;
    const chosen = choose(usable, security, isTrusted ? undefined : origin);
    const sent = new Map<Authenticator, unknown>();
    let refused = false;
    let isRenewed = false;
    return {
      sign: async (request) => {
        const outgoing: Outgoing = { ...request, cookies: [] };
        for (const [scheme, scopes] of chosen) {
          const last = sent.get(scheme);
          sent.set(
            scheme,
            await scheme.sign(outgoing, { scopes, refused, last }),
          );
        }
        refused = false;
        cookies(outgoing.cookies)(request.headers);
      },
      renewed: (response) => {
        refused =
          !isRenewed &&
          response?.status === 401 &&
          chosen.some(([scheme]) => scheme.renewable);
        isRenewed ||= refused;
        return refused;
      },
    };
  };
}

/**
 * Returns the security schemes whose credentials a call sends, each with its
 * scopes. They are those of the first requirement for which all credentials are
 * set. If there is no such requirement, and the operation allows
 * unauthenticated calls, the list is empty.
 */
function choose(
  schemes: ReadonlyMap<string, Authenticator>,
  security: readonly Requirement[] | undefined,
  origin: string | undefined,
): (readonly [Authenticator, readonly string[]])[] {
  const isFor = ({ onlyTo }: Authenticator): boolean =>
    onlyTo === undefined || origin === undefined || onlyTo.includes(origin);
  if (security === undefined) {
    const found = [...schemes.values()].filter(isFor);
    return found.slice(0, 1).map((scheme) => [scheme, []] as const);
  }
  let withheld: string | undefined;
  // As a fallback, some of the required schemes are used, because descriptions often require more
  // than the API does.
  let some: ReturnType<typeof choose> | undefined;
  for (const requirement of security) {
    const needed = Object.entries(requirement);
    const found = needed.flatMap(([name, scopes]) => {
      const scheme = schemes.get(name);
      return scheme ? [[scheme, scopes ?? []] as const] : [];
    });
    if (found.length === 0) continue;
    const isWhole = found.length === needed.length;
    if (found.every(([scheme]) => isFor(scheme))) {
      if (isWhole) return found;
      some ??= found;
    } else if (isWhole) {
      withheld ??= needed.map(([name]) => name).join('" and "');
    }
  }
  if (security.some((one) => Object.keys(one).length === 0)) return [];
  if (withheld === undefined) return some ?? [];
  throw invalid(
    "auth",
    `"${withheld}" is not declared for ${origin}; if you trust it, pass it as "baseUrl"`,
  );
}
