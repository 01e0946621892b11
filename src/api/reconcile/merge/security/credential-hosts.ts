/** Finds the servers that may receive a credential: the servers of the documents that declare its security scheme. */
import type { Api, SecurityScheme } from '../../../../model/api.js';
import type { SourceId } from '../../../../model/origin.js';
import { calledOrigin } from '../../../../model/server.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';

/** The origins (scheme, host and port) that documents declare. */
export interface DocumentHosts {
  /** Returns the origins that a document declares. */
  of(source: SourceId): ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** A security scheme and the document that declares it. */
interface Owned {
  readonly source: SourceId;
  readonly scheme: SecurityScheme;
}

/**
 * Collects the origins (scheme, host and port) of the servers that each document declares.
 * @param apis the APIs that the readers returned, one for each document
 */
export function documentHosts(apis: readonly Api[]): DocumentHosts {
  const bySource = new Map(apis.map((api) => [api.document?.source ?? '', originsIn(api)]));
  return {
    of: (source) => bySource.get(source) ?? new Set(),
    all: new Set([...bySource.values()].flatMap((own) => [...own])),
  };
}

/**
 * Returns the origins (scheme, host and port) that may receive the credential of a security scheme.
 * @param stating the documents that declare the security scheme; if one of them gives the scheme a name, documents that
 * give it no name are ignored
 * @returns `undefined` if all servers may receive the credential
 */
export function credentialHosts(
  stating: readonly Owned[],
  hosts: DocumentHosts,
): readonly string[] | undefined {
  const named = stating.filter(({ scheme }) => scheme.unnamed !== true);
  const owners = named.length > 0 ? named : stating;
  const own = new Set(
    owners.flatMap(({ source, scheme }) => scheme.onlyTo ?? [...hosts.of(source)]),
  );
  const isForAll = [...hosts.all].every((origin) => own.has(origin));
  return isForAll ? undefined : [...own].sort(byCodeUnit);
}

/** Returns true if two documents declare hosts and have no host in common. */
export function haveDisjointHosts(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((origin) => other.has(origin));
}

function originsIn({ servers, endpoints }: Api): ReadonlySet<string> {
  const lists = new Set([servers, ...endpoints.map((endpoint) => endpoint.servers)]);
  const origins = new Set<string>();
  for (const server of [...lists].flat()) {
    const origin = calledOrigin(server);
    if (origin === undefined) continue;
    origins.add(origin);
    // A credential that may be sent over `http:` may also be sent over `https:`.
    if (/^http:\/\/[^:]+$/.test(origin)) origins.add(origin.replace(/^http:/, 'https:'));
  }
  return origins;
}
