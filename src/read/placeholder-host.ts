/** Hosts that documents write only for the sake of an example. */

const PLACEHOLDER =
  /^(?:(?:[^\s/]{1,200}\.)?(?:example(?:\.(?:com|org|net))?|invalid|localhost)|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|petstore3?\.swagger\.io)$/i;

/**
 * True for hosts that are reserved for examples (RFC 2606 and 6761), for the machine itself and for the petstore demo.
 * Hosts below `.test` are real: they name services under test.
 * @param host without port
 */
export function isReservedHost(host: string): boolean {
  return PLACEHOLDER.test(host);
}
