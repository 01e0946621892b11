/** The servers that the form offers, and the policy that blocks requests to any other. */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Api, Endpoint, Server } from '../../../src/model/api.js';
import { serversOf } from '../../../src/model/server.js';
import { briefly } from '../phrase.js';
import type { DocsView } from '../view.js';

/** All servers of an API, each address once. */
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

/** The servers that the form offers for an endpoint: its own, or those of the API with the local ones. */
export function offeredServers(endpoint: Endpoint, api: Api): readonly Server[] {
  const servers = serversOf(endpoint, api);
  // A merged endpoint repeats the servers of the API.
  const urls = new Set(api.servers.map(({ url }) => url));
  const isOwn = endpoint.servers.length > 0 && !endpoint.servers.some(({ url }) => urls.has(url));
  return isOwn ? servers : [...servers, ...(api.localServers ?? [])];
}

/** A server as the form takes it. */
export function serverData({ url, name, description, variables }: Server): JsonData {
  const open = [...variables].map(([name, { default: value, enum: values = [] }]) => ({
    name,
    values: [...values],
    ...(value !== undefined && { value }),
  }));
  const about = name ?? description;
  return { url, variables: open, ...(about !== undefined && { about: briefly(about) }) };
}

/** Sources that every policy allows. Services on the machine of the reader may have any port. */
const ANYWHERE = ["'self'", 'https:', 'http://localhost:*', 'http://127.0.0.1:*'];

/** The maximum number of addresses of a server. If there are more, only the first ones are listed. */
const MOST_ADDRESSES = 64;

/**
 * The sources of the directive `connect-src` of a Content Security Policy (CSP Level 3 §6.1.2): the origin of the
 * proxy, or the origins of the servers and every address that the reader may type in. A variable with any value
 * becomes `*` if it is the first label of a host.
 */
export function connectSources({ api, settings: { tryIt } }: DocsView): string[] {
  // A proxy receives every call, so the page needs no other address.
  if (tryIt?.proxy !== undefined)
    return [
      ...new Set(["'self'", sourceOf(tryIt.proxy.replaceAll('{url}', '')) ?? "'self'"]),
    ].sort();
  const addresses = allServers(api).flatMap(addressesOf);
  const sources = addresses.flatMap((address) => sourceOf(address) ?? []);
  // Addresses that the reader types in are allowed, too, if the connection is encrypted.
  return [...new Set([...ANYWHERE, ...sources.filter((one) => !one.startsWith('https:'))])].sort();
}

/** The addresses of a server with all values of its variables. */
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

/** Scheme, host and port, if they are valid in a policy: everything else in a description is omitted. */
function sourceOf(address: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return "'self'";
  const [, scheme = 'https', host = '', port = ''] =
    /^(?:(https?):)?\/\/([^/?#@:]+)(:\d{1,5})?(?:[/?#]|$)/i.exec(address) ?? [];
  // A star replaces the first label of a host, and at least two labels must follow.
  const isHost = /^(?:\*(?=\.[a-z0-9-]+\.)|[a-z0-9-]+)(?:\.[a-z0-9-]+)*$/i.test(host);
  return isHost ? `${scheme.toLowerCase()}://${host.toLowerCase()}${port}` : undefined;
}
