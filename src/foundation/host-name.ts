/** Names and addresses of hosts. */
import { isIP } from 'node:net';

/**
 * Whether a host is an address of this machine, or `localhost`. Other names are not: a resolver may lead them elsewhere.
 * @param hostname as `URL` has it: in lower case, IPv6 in brackets
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Whether a text is a name or an address of a host, without a port. */
export function isHostName(text: string): boolean {
  const host = bracketed(text);
  const isWhole = host.startsWith('[') ? host.endsWith(']') : !host.includes(':');
  return isWhole && hostnameOf(host) !== undefined;
}

/** An address as URLs contain it: IPv6 in brackets. */
export function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** The name in a `Host` header, as `URL` writes it. */
export function hostnameOf(host: string): string | undefined {
  const url = `http://${host}/`;
  if (!/^[^\s/?#@\\]+$/.test(host) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/\.$/, '');
}
