/** Which credentials a call takes along. */
import type { Authenticator } from "./auth.js";
import type { Client } from "./client.js";

/**
 * Schemes that must all be satisfied, with the scopes needed. Empty: no credentials.
 * `undefined` is for the compiler, which sees all members of a list in each of them.
 */
export type Requirement = Readonly<
  Record<string, readonly string[] | undefined>
>;

/**
 * The first requirement that there are credentials for; a call that needs none is made without.
 * @param origin where the description sends the call; absent where the caller says it
 * @throws TypeError when there are only credentials that are not for this server
 */
export function chooseSchemes(
  { schemes }: Client,
  security: readonly Requirement[] | undefined,
  origin: string | undefined,
): (readonly [Authenticator, readonly string[]])[] {
  const isFor = ({ onlyTo }: Authenticator): boolean =>
    onlyTo === undefined || origin === undefined || onlyTo.includes(origin);
  if (security === undefined) {
    const usable = [...schemes.values()].filter(isFor);
    return usable.slice(0, 1).map((scheme) => [scheme, []]);
  }
  let withheld: string | undefined;
  for (const requirement of security) {
    const needed = Object.entries(requirement);
    const found = needed.flatMap(([name, scopes]) => {
      const scheme = schemes.get(name);
      return scheme === undefined ? [] : [[scheme, scopes ?? []] as const];
    });
    if (found.length === 0 || found.length < needed.length) continue;
    if (found.every(([scheme]) => isFor(scheme))) return found;
    withheld ??= needed.map(([name]) => name).join(" and ");
  }
  const isOpen = security.some((one) => Object.keys(one).length === 0);
  if (withheld === undefined || isOpen) return [];
  throw new TypeError(
    `auth: ${withheld} is not for ${origin}, which another description names: pass this server as baseUrl if you trust it`,
  );
}
