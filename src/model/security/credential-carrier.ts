/** Compares security schemes by the part of a request that contains their credentials. */
import type { SecurityRequirement, SecurityScheme, SecuritySchemeKind } from '../api.js';

type Schemes = ReadonlyMap<string, SecurityScheme>;

const AUTHORIZATION = 'header authorization';

/**
 * Returns a text that identifies the part of a request that contains the credential of a scheme: `query api_key`. The
 * names of headers are in lower case.
 * @returns `undefined` if the description does not declare where the credential is
 */
export function carrierOf(scheme: SecuritySchemeKind): string | undefined {
  switch (scheme.kind) {
    case 'http':
    case 'oauth2':
    case 'openIdConnect':
      return AUTHORIZATION;
    case 'apiKey':
      return `${scheme.in} ${scheme.in === 'header' ? scheme.name.toLowerCase() : scheme.name}`;
    case 'mutualTLS':
    case 'custom':
      return undefined;
    default:
      return scheme satisfies never;
  }
}

/** Returns true for a scheme whose credential is in the `Authorization` header. */
export function writesAuthorization(scheme: SecuritySchemeKind): boolean {
  return carrierOf(scheme) === AUTHORIZATION;
}

/**
 * Returns true if `one` describes the `Authorization` header in more detail than `other`: a bearer token is one of the
 * values that an API key in this header may have, and an access token of OAuth 2.0 is a bearer token.
 */
export function isMoreDetailed(one: SecuritySchemeKind, other: SecuritySchemeKind): boolean {
  const [detail, less] = [detailOf(one), detailOf(other)];
  if (less === 0) return detail > 0;
  return less === 1 && detail === 2 && other.kind === 'http' && isBearer(other.scheme);
}

/** Returns 0 for any value of the `Authorization` header, 1 for an HTTP scheme, 2 for a token, -1 for other schemes. */
export function detailOf(scheme: SecuritySchemeKind): number {
  if (!writesAuthorization(scheme)) return -1;
  if (scheme.kind === 'apiKey') return 0;
  return scheme.kind === 'http' ? 1 : 2;
}

function isBearer(scheme: string): boolean {
  return scheme.toLowerCase() === 'bearer';
}

/**
 * Returns the first two schemes of a requirement whose credentials one request cannot contain, because both are in the
 * same header, query parameter or cookie. Two access tokens of OAuth 2.0 or OpenID Connect may be the same token.
 */
export function clashIn(
  requirement: SecurityRequirement,
  schemes: Schemes,
): readonly [SecurityScheme, SecurityScheme] | undefined {
  if (requirement.length < 2) return undefined;
  const known: SecurityScheme[] = [];
  for (const { scheme: id } of requirement) {
    const scheme = schemes.get(id);
    if (scheme === undefined) continue;
    const other = known.find((one) => one.id !== id && clash(one, scheme));
    if (other) return [other, scheme];
    known.push(scheme);
  }
  return undefined;
}

function clash(one: SecurityScheme, other: SecurityScheme): boolean {
  const carrier = carrierOf(one);
  if (carrier === undefined || carrier !== carrierOf(other)) return false;
  return detailOf(one) < 2 || detailOf(other) < 2;
}

/**
 * Replaces a requirement that no request can satisfy with alternatives that a request can satisfy: each contains one of
 * the credentials that are in the same part of the request, and all other credentials of the requirement.
 * @returns only the requirement if a request can satisfy it
 */
export function sendableAlternatives(
  requirement: SecurityRequirement,
  schemes: Schemes,
): readonly SecurityRequirement[] {
  const pair = clashIn(requirement, schemes);
  if (pair === undefined) return [requirement];
  return pair.flatMap(({ id }) => {
    const without = requirement.filter(
      ({ scheme }) => scheme === id || !pair.some((one) => one.id === scheme),
    );
    return sendableAlternatives(without, schemes);
  });
}
