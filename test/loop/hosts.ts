/** The declared servers of an operation. */
import type { Api, Endpoint, Server } from '../../src/model/api.js';

/**
 * The first server of the operation, or of the API, with the defaults of its variables.
 * @returns undefined if no declared server can be called
 */
export function hostOf({ servers }: Endpoint, api: Api): string | undefined {
  const [server] = servers.length > 0 ? servers : api.servers;
  const url = server && expanded(server);
  return url !== undefined && /^https?:\/\/[^{}]*$/.test(url)
    ? new URL(url).href.replace(/\/+$/, '')
    : undefined;
}

function expanded({ url, variables }: Server): string {
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables.get(name);
    return variable?.default ?? variable?.enum?.[0] ?? whole;
  });
}
