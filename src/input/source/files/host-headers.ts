/** Finds the request headers that the user configures for a host. */

/** The request headers for each host. The host includes the port, unless it is the default. */
export type HostHeaders = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Returns the headers for the host of a URL.
 * @returns the headers by lower-case name; if a name occurs twice, the later value is used
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
 * Returns true if a host as the user writes it is the host of a URL. `API.acme.io` and `api.acme.io:443` both match
 * `https://api.acme.io/`.
 */
export function namesHostOf(host: string, address: string): boolean {
  const { protocol, host: own } = new URL(address);
  const written = `${protocol}//${host}/`;
  return URL.canParse(written) && new URL(written).host === own;
}
