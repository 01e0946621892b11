/** Finds documents that describe the same API, by comparing their servers. */
import { sourceOf } from './claim.js';
import type { Api, Server } from '../../../model/api.js';
import { addressOf, isReservedServer } from '../../../model/server.js';
import { foldHard } from '../../../model/text.js';

/** The facts (such as server addresses) by which the API of a document or of an endpoint can be identified. */
export interface ApiIdentity {
  /** Hosts with base paths. Empty if only relative servers, or no servers, are declared. */
  readonly addresses: ReadonlySet<string>;
  readonly cluster: string | undefined;
  readonly source: string;
  readonly title: string;
}

/**
 * Returns the facts by which the API of a document or of an endpoint can be identified.
 * @param api the document
 * @param servers the servers of an endpoint; by default, those of the whole document
 */
export function apiIdentity(api: Api, servers: readonly Server[] = api.servers): ApiIdentity {
  return {
    addresses: serverAddresses(servers),
    cluster: api.document?.cluster,
    source: sourceOf(api),
    title: foldHard(api.title?.value ?? ''),
  };
}

/**
 * Returns the addresses of absolute servers. Servers on reserved hosts such as `example.com` are ignored, because they
 * do not identify an API.
 */
export function serverAddresses(servers: readonly Server[]): ReadonlySet<string> {
  return new Set(
    servers.flatMap((one) => (isReservedServer(one) ? [] : (addressOf(one.url) ?? []))),
  );
}

/**
 * Groups documents that describe the same API. Documents are in the same group if they have a common server address,
 * are parts of the same collection, or have the same title and hosts in the same domain.
 * @param identities the identities of the documents; documents without an address are ignored
 */
export function groupRelatedApis<T extends ApiIdentity>(identities: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const identity of identities.filter(({ addresses }) => addresses.size > 0)) {
    const related = groups.filter((group) => group.some((other) => areRelated(other, identity)));
    for (const one of related) groups.splice(groups.indexOf(one), 1);
    groups.push([...related.flat(), identity]);
  }
  return groups;
}

function areRelated(a: ApiIdentity, b: ApiIdentity): boolean {
  if (a.source === b.source) return true;
  if (a.cluster !== undefined && a.cluster === b.cluster) return true;
  if (intersects(a.addresses, b.addresses)) return true;
  return (
    a.title !== '' &&
    a.title === b.title &&
    intersects(registrableDomains(a), registrableDomains(b))
  );
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

function registrableDomains({ addresses }: ApiIdentity): ReadonlySet<string> {
  return new Set([...addresses].flatMap((address) => registrableDomain(`https://${address}`)));
}

/**
 * Returns the registrable domain of a URL: `example.com` for `https://eu.api.example.com/v1`. Returns an empty list if
 * the host contains a variable or is an IP address.
 */
export function registrableDomain(url: string): string[] {
  const host = /^[a-z]+:\/\/([a-z0-9.-]+)(?=[:/]|$)/i.exec(url)?.[1]?.toLowerCase();
  if (host === undefined || /^[\d.]+$/.test(host)) return [];
  const labels = host.split('.');
  // Two short labels at the end, as in `co.uk`, count as a public suffix, so the domain includes the label before them.
  const short = labels.length > 2 && labels.slice(-2).every((label) => label.length <= 3);
  return labels.length < 2 ? [] : [labels.slice(short ? -3 : -2).join('.')];
}
