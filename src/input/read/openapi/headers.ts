/** Recognizes request headers that are not parameters of an operation. */

/**
 * Returns true for a header that OpenAPI reserves for media types and security (3.1 § Parameter Object: "SHALL be
 * ignored").
 */
export function isReservedHeader(name: string): boolean {
  return ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());
}

const TRANSPORT = new Set([
  ...['accept-encoding', 'connection', 'content-length', 'host', 'postman-token'],
  ...['te', 'traceparent', 'tracestate', 'trailer', 'transfer-encoding', 'upgrade', 'user-agent'],
  ...['x-requested-with'],
]);

/**
 * Returns true for a header that clients and proxies send by themselves.
 * @param more names of other such headers, from the configuration
 */
export function isTransportHeader(name: string, more: readonly string[] = []): boolean {
  const lower = name.toLowerCase();
  return TRANSPORT.has(lower) || more.some((other) => other.toLowerCase() === lower);
}
