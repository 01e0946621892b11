/**
 * Finds recorded exchanges that do not belong to an API: the files of a web page, and requests that browsers send
 * automatically.
 */
import type { Exchange } from './exchange.js';

const FILE =
  /\.(?:avif|bmp|css|eot|gif|html?|ico|jpe?g|js|map|mjs|mp[34]|png|svg|ttf|wasm|webm|webp|woff2?)$/i;
/** Matches the usual file names under which services offer their own description. */
const DESCRIPTION = /^(?:openapi|swagger|api-?docs)(?:[.-][\w.-]{0,40})?$/i;
const PAGE =
  /^(?:text\/(?:html|css|javascript)|(?:application|text)\/(?:x-)?(?:javascript|ecmascript|font-[\w-]+|wasm)|(?:image|font|audio|video)\/)/;

/**
 * Returns the reason why an exchange does not belong to an API, in the plural: `static files`.
 * @param isDeclared true if a description declares the path, so that it is part of the API even if it returns a file
 * @returns `undefined` for an exchange with an API
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

/** Returns true for the name of a file that belongs to a web page. */
export function isStaticFile(name: string): boolean {
  return FILE.test(name);
}

/**
 * Returns true for JSON with the key `openapi` or `swagger`. Returns true also for any other format, because a
 * description may be YAML.
 */
function isDescription({ responseBody }: Exchange): boolean {
  const form = responseBody?.read();
  if (form?.kind !== 'json') return true;
  const { value } = form;
  return typeof value === 'object' && value !== null && ('openapi' in value || 'swagger' in value);
}

/** Statuses with which a service responds if a resource or an operation does not exist. */
const MISSING: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** Statuses with which a gateway responds to any path, even if there is no operation. */
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** Returns true for a response that does not prove that the operation exists. */
export function isUnproven(exchange: Pick<Exchange, 'status'>): boolean {
  return isMissing(exchange) || REFUSED.has(exchange.status);
}

/** Returns true for a response that reports that a resource or an operation does not exist. */
export function isMissing({ status }: Pick<Exchange, 'status'>): boolean {
  return MISSING.has(status);
}
