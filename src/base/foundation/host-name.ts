/** Checks and normalizes the names and addresses of hosts. */
import { isIP } from 'node:net';

/**
 * Returns true for a loopback address or `localhost`. Any other name may refer to another machine.
 * @param hostname the host name as `URL` returns it: in lower case, and IPv6 in brackets
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Returns true for a host name or an address without a port. */
export function isHostName(text: string): boolean {
  const host = bracketed(text);
  const isWhole = host.startsWith('[') ? host.endsWith(']') : !host.includes(':');
  return isWhole && hostnameOf(host) !== undefined;
}

/** Returns an address in the form required in URLs: IPv6 in brackets. */
export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Returns the host name of a `Host` header, normalized by `URL`; `undefined` if the header is invalid. */
export function hostnameOf(host: string): string | undefined {
  const url = `http://${host}/`;
  if (!/^[^\s/?#@\\]+$/.test(host) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/\.$/, '');
}
