/** Builds a partial API from the requests of a collection, whatever its format. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Api, Server, Tag } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import { joinLiteralPaths } from './merge/literal.js';
import { collectSchemes, mergeVariants, type MergeState } from './merge/endpoint.js';
import { Schemes } from './merge/security.js';
import type { CollectionState, RequestVariant, DeclaredRequest } from './request.js';
import { variantsOf } from './variant.js';
import { EMPTY_API } from '../../../model/empty-api.js';

export interface DeclaredCollection extends CollectionState {
  /** The name of the format. */
  readonly format: string;
  readonly root: Cursor;
  /** The requests in the order of the document. */
  readonly requests: readonly DeclaredRequest[];
  /** The folders. The keys are their names, joined with `/`. */
  readonly tags: ReadonlyMap<string, Tag>;
  readonly scripts: number;
  readonly info: Pick<Api, 'title' | 'version' | 'description'>;
}

/**
 * Creates a partial API from a collection. Requests with the same method and path become one endpoint. Facts from saved
 * examples and from descriptions are marked as `inferred`. Nothing is inferred from placeholders such as `<string>`.
 */
export function collectionApi(collection: DeclaredCollection): Api {
  const { root, options, secrets, scripts, tags, format } = collection;
  const read = collection.requests.flatMap((request) => variantsOf(request, collection));
  const variants = joinLiteralPaths(read, root.report);
  const schemes = new Schemes();
  collectSchemes(variants, schemes);
  const securitySchemes = schemes.close(root.report);
  const { servers, serversOf } = rankServers(variants, root);
  const requests = variants.filter(({ saved }) => !saved);
  const ambiguous = shared(requests, ({ name }) => name);
  const copied = shared(requests, ({ description }) => description?.value);
  const { report } = root;
  const merging: MergeState = {
    ...{ options, secrets, schemes, report, ambiguous, copied, serversOf },
  };
  const endpoints = grouped(variants).map((group) => mergeVariants(group, merging));
  secrets.report(root.report);
  if (scripts > 0) root.add('collection/scripts', { count: scripts });
  return {
    ...emptyApi(root, format),
    ...collection.info,
    servers,
    endpoints,
    securitySchemes,
    tags,
  };
}

function grouped(
  variants: readonly RequestVariant[],
): (readonly [RequestVariant, ...RequestVariant[]])[] {
  const groups = new Map<string, [RequestVariant, ...RequestVariant[]]>();
  for (const variant of variants) {
    const group = groups.get(variant.key);
    if (group) group.push(variant);
    else groups.set(variant.key, [variant]);
  }
  return [...groups.values()];
}

/**
 * Returns the names or descriptions that requests of several endpoints have in common. Such a text neither identifies
 * nor describes any of these endpoints.
 * @param textOf returns the name or the description of a request
 */
function shared(
  requests: readonly RequestVariant[],
  textOf: (request: RequestVariant) => string | undefined,
): Set<string> {
  const keys = new Map<string, string>();
  const found = new Set<string>();
  for (const request of requests) {
    const text = textOf(request);
    if (text === undefined) continue;
    if ((keys.get(text) ?? request.key) !== request.key) found.add(text);
    keys.set(text, request.key);
  }
  return found;
}

/**
 * Returns the servers of the collection, the most used first, and a function that returns the servers of an endpoint if
 * the endpoint does not use all of them.
 */
function rankServers(
  variants: readonly RequestVariant[],
  root: Cursor,
): { servers: readonly Server[]; serversOf: MergeState['serversOf'] } {
  const uses = new Map<string, { server: Server; count: number }>();
  const placeholders = new Set<string>();
  const used = variants.flatMap(({ servers, saved }) => (saved ? [] : servers));
  for (const server of used) {
    if (server.kind === 'foreign') continue;
    if (server.kind === 'placeholder') {
      const { source, pointer } = server.origin;
      const known = placeholders.has(server.url);
      if (!known) root.report.add('server/placeholder', { url: server.url }, { source, pointer });
      placeholders.add(server.url);
      continue;
    }
    const known = uses.get(server.server.url);
    if (known) known.count++;
    else uses.set(server.server.url, { server: server.server, count: 1 });
  }
  const ranked = [...uses.values()].sort(
    (a, b) => b.count - a.count || byCodeUnit(a.server.url, b.server.url),
  );
  const servers = ranked.map(({ server }) => server);
  const serversOf = (group: readonly RequestVariant[]): readonly Server[] => {
    const own = new Set(
      group
        .flatMap((one) => one.servers)
        .flatMap((one) => (one.kind === 'server' ? [one.server.url] : [])),
    );
    return own.size === 0 || own.size === servers.length
      ? []
      : servers.filter(({ url }) => own.has(url));
  };
  return { servers, serversOf };
}

/** Returns an empty API for a collection that cannot be read. */
export function emptyApi(root: Cursor, format: string): Api {
  return { ...EMPTY_API, document: { source: root.document.source, format, complete: false } };
}
