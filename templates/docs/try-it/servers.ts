/**
 * Lists the servers that the "Try it" form offers, and the content security policy that blocks
 * requests to other servers.
 */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Api, Endpoint, Server } from '../../../src/model/api.js';
import { serversOf } from '../../../src/model/server.js';
import { briefly } from '../phrase.js';
import type { DocsView } from '../view.js';

/** Returns all servers of an API. Each URL is listed once. */
export const allServers = memoizeByObject((api: Api): readonly Server[] => {
  const servers = new Map<string, Server>();
  for (const endpoint of api.endpoints) {
    for (const server of serversOf(endpoint, api)) {
      if (!servers.has(server.url)) servers.set(server.url, server);
    }
  }
  for (const server of api.localServers ?? []) servers.set(server.url, server);
  return [...servers.values()];
});

/**
 * Returns the servers that the "Try it" form offers for an operation: the operation's own servers,
 * or else those of the API and its local servers.
 */
export function offeredServers(endpoint: Endpoint, api: Api): readonly Server[] {
  const servers = serversOf(endpoint, api);
  // After a merge, an endpoint may repeat the servers of the API. It then has no servers of its
  // own.
  const urls = new Set(api.servers.map(({ url }) => url));
  const isOwn = endpoint.servers.length > 0 && !endpoint.servers.some(({ url }) => urls.has(url));
  return isOwn ? servers : [...servers, ...(api.localServers ?? [])];
}

/** Returns the data of a server for the "Try it" form. */
export function serverData({ url, name, description, variables }: Server): JsonData {
  const open = [...variables].map(([name, { default: value, enum: values = [] }]) => ({
    name,
    values: [...values],
    ...(value !== undefined && { value }),
  }));
  const about = name ?? description;
  return { url, variables: open, ...(about !== undefined && { about: briefly(about) }) };
}

/** Sources that every policy allows. Services on the reader's computer may use any port. */
const ANYWHERE = ["'self'", 'https:', 'http://localhost:*', 'http://127.0.0.1:*'];

/** The maximum number of URLs that are listed for a server with variables. */
const MOST_ADDRESSES = 64;

/**
 * Returns the sources of the directive `connect-src` in the content security policy (CSP Level 3
 * §6.1.2). If a proxy is configured, it is the only source. Otherwise, the sources are the origins
 * of the servers, and all URLs that the reader may enter. If a server variable that may have any
 * value is the first label of a host, the label becomes `*`.
 */
export function connectSources({ api, settings: { tryIt } }: DocsView): string[] {
  // The proxy receives every call, so the page needs no other server.
  if (tryIt?.proxy !== undefined)
    return [
      ...new Set(["'self'", sourceOf(tryIt.proxy.replaceAll('{url}', '')) ?? "'self'"]),
    ].sort();
  const addresses = allServers(api).flatMap(addressesOf);
  const sources = addresses.flatMap((address) => sourceOf(address) ?? []);
  // The reader may enter any URL if the connection is encrypted, so sources with `https:` need not
  // be listed.
  return [...new Set([...ANYWHERE, ...sources.filter((one) => !one.startsWith('https:'))])].sort();
}

function addressesOf({ url, variables }: Server): string[] {
  let addresses = [''];
  let isPlain = true;
  for (const [index, part] of url.split(/\{([^{}]*)\}/).entries()) {
    const variable = index % 2 === 1 ? variables.get(part) : undefined;
    const values = index % 2 === 0 ? [part] : (variable?.enum ?? ['*', variable?.default ?? '']);
    isPlain &&= values.length === 1;
    addresses = addresses.flatMap((start) => values.map((value) => start + value));
    if (addresses.length > MOST_ADDRESSES) addresses.length = MOST_ADDRESSES;
  }
  return isPlain ? [url] : addresses;
}

/**
 * Returns the scheme, host and port of a URL. The rest of the URL is omitted, so a description
 * cannot add directives to the policy. Returns `undefined` if the scheme, host or port is not valid
 * in a policy.
 */
function sourceOf(address: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return "'self'";
  const [, scheme = 'https', host = '', port = ''] =
    /^(?:(https?):)?\/\/([^/?#@:]+)(:\d{1,5})?(?:[/?#]|$)/i.exec(address) ?? [];
  // A `*` may replace the first label of a host, and at least two labels must follow.
  const isHost = /^(?:\*(?=\.[a-z0-9-]+\.)|[a-z0-9-]+)(?:\.[a-z0-9-]+)*$/i.test(host);
  return isHost ? `${scheme.toLowerCase()}://${host.toLowerCase()}${port}` : undefined;
}
