/** Decides which headers of recorded requests are parameters of the API. */

/** Headers that a description declares elsewhere, as media types or as security. */
const RESERVED = new Set(['accept', 'content-type', 'authorization']);
const TRANSPORT = new Set([
  'accept-encoding',
  'cache-control',
  'connection',
  'content-length',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'postman-token',
  'pragma',
  'proxy-authorization',
  'referer',
  'te',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
  'x-requested-with',
]);

/**
 * Returns the role of a header: a parameter, several parameters (cookies), a header that is declared elsewhere in the
 * model (`reserved`), or part of the transport.
 * @param dropped names of other headers that the configuration excludes
 */
export function headerRole(
  name: string,
  dropped: readonly string[],
): 'parameter' | 'cookies' | 'reserved' | 'transport' {
  const lower = name.toLowerCase();
  if (lower === 'cookie') return 'cookies';
  if (RESERVED.has(lower)) return 'reserved';
  const transport = TRANSPORT.has(lower) || /^(?:sec|x-forwarded)-/.test(lower);
  return transport || dropped.some((one) => one.toLowerCase() === lower)
    ? 'transport'
    : 'parameter';
}

const CALLER_HEADERS =
  /^(?:location|link|etag|retry-after|allow|(?:x-)?rate-?limit[\w-]*|x-total[\w-]*|x-request-id|x-(?=.*page)[\w-]*)$/;

/** Returns true for a response header that callers may need. All other headers belong to the transport. */
export function isCallerHeader(name: string): boolean {
  return CALLER_HEADERS.test(name.toLowerCase());
}
