/** Recognizes hosts that documents only contain as examples. */
import { isExampleHost, isLoopbackHost } from '../../model/server.js';

const INVALID = /^(?:[^\s/]{1,200}\.)?invalid$/i;

/** Returns true for a host that never exists (RFC 2606 §2). */
export function isInvalidHost(host: string): boolean {
  return INVALID.test(host);
}

/**
 * Returns true for a host that is reserved for examples (RFC 2606 and 6761), and for the local machine. Hosts below
 * `.test` are real, because they name services under test.
 * @param host a host without its port
 */
export function isReservedHost(host: string): boolean {
  return isInvalidHost(host) || isExampleHost(host) || isLoopbackHost(host);
}

const DEMO_HOSTS: readonly string[] = ['petstore.swagger.io', 'petstore3.swagger.io'];

/**
 * Returns the hosts of the petstore demo. Editors put these hosts into every new document, so they are placeholders
 * unless the API is a petstore.
 * @param title the title of the document
 */
export function demoHosts(title: string): readonly string[] {
  return /pet\s?store/i.test(title) ? [] : DEMO_HOSTS;
}
