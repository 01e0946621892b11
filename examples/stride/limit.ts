/**
 * Limits the number of requests per minute. Requests with a valid token count for the caller.
 * Requests without one count for the network address, so they cost no other caller behind it
 * anything.
 */
import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../../generated/stride/server/index.js';
import type { Around } from '../../generated/stride/server/index.js';
import type { Caller } from './domain/caller.js';

const MINUTE = 60_000;

export interface LimitSettings {
  /** The number of requests per minute. */
  readonly most: number;
  /** Returns true for an operation that requires no token. */
  readonly isOpen: (operation: string) => boolean;
  /** The proxies whose header `X-Forwarded-For` names the caller; none by default. */
  readonly proxies?: BlockList | undefined;
  readonly now?: () => number;
}

export interface Limit {
  /** Counts requests without a valid token. */
  readonly around: Around;
  /**
   * Counts a request of an authenticated caller.
   * @throws HttpProblem 429
   */
  readonly count: (caller: Caller) => void;
}

/** Creates a limit. Each process counts separately. */
export function limitOf({ most, isOpen, proxies, now = Date.now }: LimitSettings): Limit {
  const counts = new Map<string, number>();
  let end = 0;
  const count = (key: string): void => {
    const at = now();
    if (at >= end) {
      counts.clear();
      end = at + MINUTE;
    }
    const sum = (counts.get(key) ?? 0) + 1;
    counts.set(key, sum);
    if (sum <= most) return;
    const wait = String(Math.ceil((end - at) / 1000));
    throw new HttpProblem(429, 'Too many requests', { headers: [['retry-after', wait]] });
  };
  return {
    count: (caller) =>
      count(`${caller.kind} ${caller.kind === 'person' ? caller.userId : caller.clientId}`),
    around: async ({ request, operation }, next) => {
      const { socket } = request.raw as Partial<IncomingMessage>;
      const address = addressOf(
        socket?.remoteAddress ?? '',
        request.header('x-forwarded-for') ?? '',
        proxies,
      );
      if (operation === undefined || isOpen(operation)) {
        count(address);
        return next();
      }
      const response = await next();
      if (response.status === 401) count(address);
      return response;
    },
  };
}

/**
 * Returns the network of the caller: the address that connects, or the last one in `forwarded` that
 * is no proxy. An IPv6 caller can choose the last 64 bits, so they are omitted.
 */
function addressOf(connected: string, forwarded: string, proxies: BlockList | undefined): string {
  const hops = forwarded.split(',').map((hop) => plain(hop.trim()));
  let address = plain(connected);
  while (isIn(proxies, address)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) break;
    address = hop;
  }
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail?.split(':') ?? [];
  const gap = tail === undefined ? 0 : 8 - groups.length - last.length;
  return [...groups, ...Array<string>(gap).fill('0'), ...last].slice(0, 4).join(':');
}

/** Returns an IPv4 address as such, even if a socket for IPv6 reports it. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isIn(proxies: BlockList | undefined, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && (proxies?.check(address, version === 6 ? 'ipv6' : 'ipv4') ?? false);
}

/**
 * Returns the proxies with these addresses and networks (`10.0.0.1`, `10.0.0.0/8`).
 * @throws Error that names the first invalid one
 */
export function proxiesOf(networks: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const version = isIP(address);
    const length = bits === undefined ? undefined : Number(bits);
    const most = version === 6 ? 128 : 32;
    if (
      version === 0 ||
      (length !== undefined && !(bits !== '' && length >= 0 && length <= most))
    ) {
      throw new Error(`--proxy ${network} is no address and no network such as 10.0.0.0/8`);
    }
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (length === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, length, family);
  }
  return proxies;
}
