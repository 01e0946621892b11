/** Headers for the hosts that files are read from. */

/** Headers by the host that they are for, with the port unless it is the default one. */
export type HostHeaders = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The headers for an address: those of its host, and no others.
 * @returns by lower-case name; the later of two with the same name counts
 */
export function headersFor(
  headers: HostHeaders | undefined,
  address: string,
): Readonly<Record<string, string>> {
  const fields = Object.entries(headers ?? {})
    .filter(([host]) => namesHostOf(host, address))
    .flatMap(([, named]) => Object.entries(named));
  return Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * Whether a host, as people write it, is the one of an address: `API.acme.io` and `api.acme.io:443` are
 * the host of `https://api.acme.io/`.
 */
export function namesHostOf(host: string, address: string): boolean {
  const { protocol, host: own } = new URL(address);
  const written = `${protocol}//${host}/`;
  return URL.canParse(written) && new URL(written).host === own;
}
