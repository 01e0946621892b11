/** Which credentials a call takes along. */
import type { Authenticator, Outgoing } from "./auth.js";
import type { BaseUrl, BaseUrls } from "./base-url.js";
import { cookies } from "./header.js";
import type { Response, URL } from "./platform.js";

/**
 * Schemes that must all be satisfied, with the scopes needed. Empty: no credentials.
 * `undefined` is for the compiler, which sees all members of a list in each of them.
 */
export type Requirement = Readonly<
  Record<string, readonly string[] | undefined>
>;

/** The credentials of one call. */
export interface Chosen {
  readonly sign: (request: Omit<Outgoing, "cookies">) => Promise<void>;
  /** Whether an answer refuses credentials (401) that may be others when they are asked for again, which is done once. */
  readonly renewed: (response: Response | undefined) => boolean;
}

/**
 * Chooses credentials for a call.
 * @param url where it goes
 * @param stated the server that the description states
 * @param chosen what the caller says of it: what he names himself, he trusts
 * @throws TypeError when there are only credentials that are not for this server
 */
export type Credentials = (
  security: readonly Requirement[] | undefined,
  url: URL,
  stated: string | undefined,
  chosen: BaseUrl | BaseUrls<string> | undefined,
) => Chosen;

/**
 * The security schemes that there are credentials for, in the description's order.
 * @param schemes of the API; those without a credential are absent
 */
export function credentials(
  schemes: Readonly<Record<string, Authenticator | undefined>>,
): Credentials {
  const usable = new Map<string, Authenticator>();
  for (const [name, scheme] of Object.entries(schemes)) {
    if (scheme !== undefined) usable.set(name, scheme);
  }
  return (security, { origin }, stated, base) => {
    const named = typeof base === "object" ? base[stated ?? "/"] : base;
    const isTrusted =
      typeof named === "function"
        ? named(stated) !== stated
        : named !== undefined;
    const chosen = choose(usable, security, isTrusted ? undefined : origin);
    let refused = false;
    return {
      sign: async (request) => {
        const outgoing: Outgoing = { ...request, cookies: [] };
        for (const [scheme, scopes] of chosen) {
          await scheme.sign(outgoing, { scopes, refused });
        }
        cookies(outgoing.cookies)(request.headers);
      },
      renewed: (response) =>
        !refused &&
        (refused =
          response?.status === 401 &&
          chosen.some(([scheme]) => scheme.renewable)),
    };
  };
}

/** The first requirement that there are credentials for; a call that needs none is made without. */
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
  // Not all of what is asked for is more than nothing: descriptions ask for too much, too.
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
      withheld ??= needed.map(([name]) => name).join(" and ");
    }
  }
  if (security.some((one) => Object.keys(one).length === 0)) return [];
  if (withheld === undefined) return some ?? [];
  throw new TypeError(
    `auth: ${withheld} is not for ${origin}, which another description names: pass this server as baseUrl if you trust it`,
  );
}
