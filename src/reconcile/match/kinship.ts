/** Which documents are about one API, as far as their servers tell. */
import type { Api, Server } from '../../model/api.js';
import { addressOf } from '../../model/server.js';
import { foldHard } from '../../model/text.js';
import { sourceOf } from './lineage.js';

/** What a document, or a claim in it, says of where it is and whose it is. */
export interface Party {
  /** Hosts and base paths; none where only relative servers are stated, or none. */
  readonly addresses: ReadonlySet<string>;
  readonly cluster: string | undefined;
  readonly source: string;
  readonly title: string;
}

/**
 * @param api the document
 * @param servers those of the endpoint it is about; those of the whole document unless given
 */
export function partyOf(api: Api, servers: readonly Server[] = api.servers): Party {
  return {
    addresses: addressesOf(servers),
    cluster: api.document?.cluster,
    source: sourceOf(api),
    title: foldHard(api.title?.value ?? ''),
  };
}

/** The addresses of the absolute servers among some. */
export function addressesOf(servers: readonly Server[]): ReadonlySet<string> {
  return new Set(servers.flatMap(({ url }) => addressOf(url) ?? []));
}

/**
 * Puts together the parties that share an address, a collection's name, or a title and the owner of a host.
 * @param parties those without an address are left out
 */
export function familiesOf<T extends Party>(parties: readonly T[]): T[][] {
  const families: T[][] = [];
  for (const party of parties.filter(({ addresses }) => addresses.size > 0)) {
    const kin = families.filter((family) => family.some((other) => isKin(other, party)));
    for (const one of kin) families.splice(families.indexOf(one), 1);
    families.push([...kin.flat(), party]);
  }
  return families;
}

function isKin(a: Party, b: Party): boolean {
  if (a.source === b.source) return true;
  if (a.cluster !== undefined && a.cluster === b.cluster) return true;
  if (meet(a.addresses, b.addresses)) return true;
  return a.title !== '' && a.title === b.title && meet(ownersOf(a), ownersOf(b));
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

function ownersOf({ addresses }: Party): ReadonlySet<string> {
  return new Set([...addresses].flatMap((address) => ownerOf(`https://${address}`)));
}

/** `example.com` of `https://eu.api.example.com/v1`; nothing where a variable or an address stands. */
export function ownerOf(url: string): string[] {
  const host = /^[a-z]+:\/\/([a-z0-9.-]+)(?=[:/]|$)/i.exec(url)?.[1]?.toLowerCase();
  if (host === undefined || /^[\d.]+$/.test(host)) return [];
  const labels = host.split('.');
  // `co.uk` and the like: two short labels are no owner yet.
  const short = labels.length > 2 && labels.slice(-2).every((label) => label.length <= 3);
  return labels.length < 2 ? [] : [labels.slice(short ? -3 : -2).join('.')];
}
