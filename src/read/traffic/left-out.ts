/** Recorded exchanges that say nothing of an API: what a browser fetches for a page, or asks on its own. */
import type { Exchange } from './exchange.js';

const FILE =
  /\.(?:avif|bmp|css|eot|gif|html?|ico|jpe?g|js|map|mjs|mp[34]|png|svg|ttf|wasm|webm|webp|woff2?)$/i;
const PAGE =
  /^(?:text\/(?:html|css|javascript)|(?:application|text)\/(?:x-)?(?:javascript|ecmascript|font-[\w-]+|wasm)|(?:image|font|audio|video)\/)/;

/**
 * Why an exchange says nothing of an API, in the plural: `static files`.
 * @param isDeclared whether a description declares the path: then it is part of the API, whatever it returns
 * @returns nothing for exchanges with an API
 */
export function reasonToLeaveOut(exchange: Exchange, isDeclared: boolean): string | undefined {
  const { method, status, address, requestHeaders, responseBody } = exchange;
  if (status === 0) return 'requests without an answer';
  if (status === 101) return 'web sockets';
  if (status === 304) return 'answers from a cache (304)';
  const asks = (name: string): boolean =>
    requestHeaders.some(([one]) => one.toLowerCase() === name);
  if (method === 'OPTIONS' && asks('access-control-request-method')) return 'preflight requests';
  if (isDeclared || method !== 'GET') return undefined;
  const isPage =
    PAGE.test(responseBody?.mediaType ?? '') || FILE.test(address.segments.at(-1) ?? '');
  return isPage ? 'static files and pages' : undefined;
}

/** Statuses for what a service does not have: a thing, or an operation. */
const MISSING: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** True for an answer that says: there is no such thing, or no such operation. */
export function isMissing({ status }: Pick<Exchange, 'status'>): boolean {
  return MISSING.has(status);
}
