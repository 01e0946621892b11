/** Addresses that strangers must not make this service call: this machine, and the networks behind it. */
import { lookup as resolve } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** An address that is not called. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** The blocks of the IANA special-purpose registries that no app on the internet has (RFC 6890, RFC 8190). */
const INTERNAL = new BlockList();
for (const block of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [address = '', bits] = block.split('/');
  INTERNAL.addSubnet(address, Number(bits), 'ipv4');
}
for (const block of [
  // Blocks with embedded IPv4 addresses are refused completely, because the network decides where they lead.
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/23'],
  ...['100::/64', '2001:db8::/32', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]) {
  const [address = '', bits] = block.split('/');
  INTERNAL.addSubnet(address, Number(bits), 'ipv6');
}

/** True for an address of this machine, of a private network or of a reserved block, and for invalid addresses. */
export function isInternal(address: string): boolean {
  const version = isIP(address);
  return version === 0 || INTERNAL.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** @throws AddressRefused for a host that is an internal address, which is never looked up */
export function requireExternal({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isInternal(host)) throw refused(hostname);
}

/** Resolves a name for a connection, which uses the checked addresses: a second lookup could return others. */
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

function refused(host: string): AddressRefused {
  return new AddressRefused(`${host} is an internal address`);
}
