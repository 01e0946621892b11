/** Separates operations that have the same method and path, but belong to different APIs on different hosts. */
import { largest } from '../../../base/foundation/lists.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, EndpointKey } from '../../../model/api.js';
import { OTHERS } from '../../../model/server.js';
import { byCodeUnit, sortKeys } from '../../../base/foundation/sort.js';
import { originLocation } from '../ledger/writer.js';
import {
  serverAddresses,
  groupRelatedApis,
  apiIdentity,
  type ApiIdentity,
} from '../match/related-apis.js';
import type { Claim, ClaimsByEndpoint } from '../match/claim.js';

/** Maps each operation to its address (host and base path) in earlier runs. The key `*` is for all other operations. */
export type KnownHosts = ReadonlyMap<EndpointKey, string>;

/** The description of an endpoint by one document, with the address of the endpoint. */
interface LocatedClaim extends ApiIdentity {
  readonly claim: Claim;
}

/**
 * Separates operations with the same method and path if documents declare them for different APIs on different hosts.
 * One of the operations keeps the key: the one that had it in earlier runs, or else the one at the address with the
 * most operations. The address is appended to the keys of all other operations: `GET /health#billing.acme.io`.
 * @param groups for each endpoint, its descriptions by all documents
 * @param known the addresses of operations in earlier runs
 * @param report receives a diagnostic for each operation that was separated
 */
export function separateHosts(
  groups: ClaimsByEndpoint,
  apis: readonly Api[],
  known: KnownHosts,
  report: Report,
): ClaimsByEndpoint {
  const weights = weighAddresses(apis);
  if (weights.size < 2) return groups;
  const shared = overlaps(apis);
  const separated = new Map<EndpointKey, readonly Claim[]>();
  for (const [key, claims] of groups) {
    const families = familiesIn(claims, shared);
    if (families.length < 2) {
      separated.set(key, claims);
      continue;
    }
    const before = known.get(key) ?? known.get(OTHERS);
    const ranked = rank(families, weights, before);
    for (const [index, { address, claims: own }] of ranked.entries()) {
      const next = `${key}#${address}`;
      if (index === 0) separated.set(key, own);
      else
        separated.set(
          next,
          own.map((claim) => moved(claim, next, address)),
        );
    }
    const [place, ...others] = ranked.flatMap(({ claims: [claim] }) =>
      (claim?.endpoint.origins ?? []).slice(0, 1).map(originLocation),
    );
    const hosts = ranked.map(({ address }) => address);
    report.add('path/other-host', { key, hosts }, place, others);
  }
  return separated.size === groups.size ? groups : sortKeys(separated);
}

/** Returns the number of operations at each address. */
function weighAddresses(apis: readonly Api[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { servers, endpoints } of apis) {
    const common = serverAddresses(servers);
    for (const endpoint of endpoints) {
      const all = endpoint.servers.length > 0 ? serverAddresses(endpoint.servers) : common;
      for (const address of all) weights.set(address, (weights.get(address) ?? 0) + 1);
    }
  }
  return weights;
}

type Overlap = (a: Api, b: Api) => number;

/** Creates a function that returns how many methods and paths two documents have in common. */
function overlaps(apis: readonly Api[]): Overlap {
  const keys = new Map<Api, ReadonlySet<string>>();
  for (const api of apis) keys.set(api, new Set(api.endpoints.map(({ key }) => key)));
  return (a, b) => {
    const others = keys.get(b) ?? new Set();
    return [...(keys.get(a) ?? [])].filter((key) => others.has(key)).length;
  };
}

/**
 * Groups the descriptions of an endpoint by API. A description without a host is added to the API with the most similar
 * document.
 */
function familiesIn(claims: readonly Claim[], shared: Overlap): LocatedClaim[][] {
  if (claims.length < 2) return [];
  const located = claims.map(locate);
  const families = groupRelatedApis(located);
  if (families.length < 2) return families;
  for (const one of located.filter(({ addresses }) => addresses.size === 0)) {
    const likeness = (family: readonly LocatedClaim[]): number =>
      largest(family.map((other) => likenessOf(one, other, shared)));
    const [likest] = [...families].sort(
      (a, b) => likeness(b) - likeness(a) || byCodeUnit(firstOf(a), firstOf(b)),
    );
    likest?.push(one);
  }
  return families;
}

function locate(claim: Claim): LocatedClaim {
  const { api, endpoint } = claim;
  const servers = endpoint.servers.length > 0 ? endpoint.servers : api.servers;
  return { ...apiIdentity(api, servers), claim };
}

function likenessOf(one: LocatedClaim, other: LocatedClaim, shared: Overlap): number {
  if (one.cluster !== undefined && one.cluster === other.cluster) return Infinity;
  if (one.title !== '' && one.title === other.title) return Number.MAX_SAFE_INTEGER;
  return shared(one.claim.api, other.claim.api);
}

function firstOf(family: readonly LocatedClaim[]): string {
  return [...family.flatMap(({ addresses }) => [...addresses])].sort()[0] ?? '';
}

/** Sorts groups by the number of operations at their address. The group at the address of earlier runs comes first. */
function rank(
  families: readonly LocatedClaim[][],
  weights: ReadonlyMap<string, number>,
  before: string | undefined,
): { readonly address: string; readonly claims: readonly Claim[] }[] {
  const weight = (address: string): number =>
    address === before ? Infinity : (weights.get(address) ?? 0);
  const order = (a: string, b: string): number => {
    const [left, right] = [weight(a), weight(b)];
    return left === right ? byCodeUnit(a, b) : right - left;
  };
  return families
    .map((family) => {
      const all = new Set(family.flatMap(({ addresses }) => [...addresses]));
      const [address = ''] = [...all].sort(order);
      return { address, claims: family.map(({ claim }) => claim) };
    })
    .sort((a, b) => order(a.address, b.address));
}

function moved({ api, endpoint }: Claim, key: EndpointKey, address: string): Claim {
  return { api, endpoint: { ...endpoint, key, address } };
}
