/**
 * Rejects addresses that this service must not call on behalf of an app: this machine, and its
 * internal networks.
 */
import { lookup as resolve } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Thrown if the URL of an app must not be called. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/**
 * The address blocks of the IANA special-purpose registries (RFC 6890, RFC 8190). An app on the
 * internet cannot have an address from these blocks.
 */
const INTERNAL = {
  ipv4: blockList('ipv4', [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
    ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15'],
    ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ]),
  // Blocks that embed IPv4 addresses are rejected completely, because the network decides which
  // address is reached. IPv4 has a separate list: in a common one, `::ffff:0:0/96` contains all IPv4
  // addresses.
  ipv6: blockList('ipv6', [
    ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/23'],
    ...['100::/64', '2001:db8::/32', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
  ]),
};

function blockList(family: 'ipv4' | 'ipv6', blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = '', bits] = block.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * Returns true for an address of this machine, of a private network or of a reserved block. An
 * invalid address counts as internal.
 */
export function isInternal(address: string): boolean {
  const version = isIP(address);
  const family = version === 6 ? 'ipv6' : 'ipv4';
  return version === 0 || INTERNAL[family].check(address, family);
}

/**
 * Rejects a URL whose host is an internal IP address. Such a host is never looked up, so the check
 * of looked-up addresses would miss it.
 * @throws AddressRefused if the address is internal
 */
export function requireExternal({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isInternal(host)) throw refused(hostname);
}

/**
 * Resolves a host name for a connection. The connection uses the addresses that were checked,
 * because a second lookup could return others.
 */
export function lookupExternal(
  hostname: string,
  options: LookupOptions,
  done: (
    error: NodeJS.ErrnoException | null,
    address: string | LookupAddress[],
    family?: number,
  ) => void,
): void {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error) done(error, []);
    else if (!first || addresses.some(({ address }) => isInternal(address))) {
      done(refused(hostname), []);
    } else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
}

/** The time in milliseconds after which a host name that is not resolved yet is accepted. */
const PATIENCE = 2000;

/**
 * Returns false for a URL that cannot be called because it leads to an internal address. A name
 * that cannot be resolved now is accepted: each call resolves it again.
 */
export async function isExternal(address: string): Promise<boolean> {
  const { hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return !isInternal(host);
  if (LOCAL_NAME.test(host)) return false;
  return new Promise((done) => {
    const timer = setTimeout(() => done(true), PATIENCE).unref();
    lookupExternal(host, { all: true }, (error) => {
      clearTimeout(timer);
      done(!(error instanceof AddressRefused));
    });
  });
}

/** Matches the names for machines of the own network (RFC 6761, RFC 6762, RFC 8375 and ICANN). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i;

function refused(host: string): AddressRefused {
  return new AddressRefused(`${host} is an internal address`);
}
