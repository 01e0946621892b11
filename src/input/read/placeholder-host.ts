/** Hosts that documents write only for the sake of an example. */
import { isExampleHost, isLoopbackHost } from '../../model/server.js';

const INVALID = /^(?:[^\s/]{1,200}\.)?invalid$/i;

/** True for hosts that never exist (RFC 2606 §2). */
export function isInvalidHost(host: string): boolean {
  return INVALID.test(host);
}

/**
 * True for hosts that are reserved for examples (RFC 2606 and 6761) and for the machine itself.
 * Hosts below `.test` are real: they name services under test.
 * @param host without port
 */
export function isReservedHost(host: string): boolean {
  return isInvalidHost(host) || isExampleHost(host) || isLoopbackHost(host);
}

const DEMO_HOSTS: readonly string[] = ['petstore.swagger.io', 'petstore3.swagger.io'];

/**
 * The hosts of the petstore demo, which editors put into every new document: placeholders unless the API is a petstore.
 * @param title the title of the document
 */
export function demoHosts(title: string): readonly string[] {
  return /pet\s?store/i.test(title) ? [] : DEMO_HOSTS;
}
