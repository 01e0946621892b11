/**
 * Recorded exchanges that do not belong to an API: the files of a page, and requests that browsers send automatically.
 */
import type { Exchange } from './exchange.js';

const FILE =
  /\.(?:avif|bmp|css|eot|gif|html?|ico|jpe?g|js|map|mjs|mp[34]|png|svg|ttf|wasm|webm|webp|woff2?)$/i;
/** The usual paths at which services serve their own description. */
const DESCRIPTION = /^(?:openapi|swagger|api-?docs)(?:[.-][\w.-]{0,40})?$/i;
const PAGE =
  /^(?:text\/(?:html|css|javascript)|(?:application|text)\/(?:x-)?(?:javascript|ecmascript|font-[\w-]+|wasm)|(?:image|font|audio|video)\/)/;

/**
 * Returns the reason why an exchange does not belong to an API, in the plural: `static files`.
 * @param isDeclared whether a description declares the path: then it is part of the API, even if it returns a file
 * @returns `undefined` for exchanges with an API
 */
export function reasonToLeaveOut(exchange: Exchange, isDeclared: boolean): string | undefined {
  const { method, status, address, requestHeaders, responseBody } = exchange;
  if (status === 0) return 'requests without a response';
  if (status === 101) return 'web sockets';
  if (status === 304) return 'responses from a cache (304)';
  const asks = (name: string): boolean =>
    requestHeaders.some(([one]) => one.toLowerCase() === name);
  if (method === 'OPTIONS' && asks('access-control-request-method')) return 'preflight requests';
  if (isDeclared || method !== 'GET') return undefined;
  const last = address.segments.at(-1) ?? '';
  if (PAGE.test(responseBody?.mediaType ?? '') || isStaticFile(last))
    return 'static files and pages';
  return DESCRIPTION.test(last) && isDescription(exchange) ? 'descriptions of the API' : undefined;
}

/** True for the name of a file that belongs to a web page. */
export function isStaticFile(name: string): boolean {
  return FILE.test(name);
}

/** YAML, or JSON with the first key of a description. */
function isDescription({ responseBody }: Exchange): boolean {
  const form = responseBody?.read();
  if (form?.kind !== 'json') return true;
  const { value } = form;
  return typeof value === 'object' && value !== null && ('openapi' in value || 'swagger' in value);
}

/** Statuses for a missing resource or operation. */
const MISSING: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** Statuses that a gateway returns for any path, even if there is no operation. */
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** True for a response that does not prove that there is an operation. */
export function isUnproven(exchange: Pick<Exchange, 'status'>): boolean {
  return isMissing(exchange) || REFUSED.has(exchange.status);
}

/** True for a response to a missing resource or operation. */
export function isMissing({ status }: Pick<Exchange, 'status'>): boolean {
  return MISSING.has(status);
}
