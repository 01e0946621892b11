/** The reader of Postman collections, versions 2.0 and 2.1. */
import { isPlainObject } from '../../foundation/plain-object.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { Format } from '../format.js';
import type { ReadOptions } from '../read-options.js';
import type { Api, Server } from '../../model/api.js';
import { fact } from '../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import type { CollectionState, RequestVariant } from './request.js';
import { readSavedRequests, readVariant } from './item.js';
import { joinLiteralPaths } from './merge/literal.js';
import { collectSchemes, mergeVariants, type MergeState } from './merge/endpoint.js';
import { Schemes } from './merge/security.js';
import { readDescription } from './text.js';
import { countRequests, isCollection, isVersion1 } from './detect.js';
import { Scope } from './variables.js';
import { collectItems } from './walk.js';
import { readProse } from '../infer/prose.js';

const FORMAT = 'postman-2';

/**
 * Reads a collection as a partial API: every method and path once, its requests joined.
 * Saved examples and prose give `inferred` facts, placeholders none; scripts are never run and
 * credentials never copied. Collections of version 1 are recognised and refused.
 */
export const POSTMAN = {
  name: FORMAT,
  title: 'a Postman collection',
  kind: 'recording',
  detects: isCollection,
  countEntries: countRequests,
  read(root: Cursor, options: ReadOptions): Api {
    const collection = unwrappedCursor(root);
    if (isPlainObject(collection.value) && isVersion1(collection.value)) {
      root.add('postman/v1', {});
      return emptyApi(root);
    }
    return readCollection(collection, options);
  },
} satisfies Format;

/** What `unwrapped` finds, with its place. */
function unwrappedCursor(root: Cursor): Cursor {
  const inner = root.get('collection');
  return inner.type === 'object' && !root.has('info') ? inner : root;
}

function readCollection(root: Cursor, options: ReadOptions): Api {
  const secrets = { count: 0 };
  const environment = options.variables ?? new Map<string, string>();
  const scope = Scope.of(root.get('variable'), environment, secrets);
  const { requests, tags, scripts, computed } = collectItems(root, scope, secrets);
  const reading: CollectionState = { options, secrets, computed };
  const read = requests.flatMap((located) => {
    const variant = readVariant(located, reading);
    return variant ? [variant, ...readSavedRequests(located, variant.key, reading)] : [];
  });
  const variants = joinLiteralPaths(read, root.report);
  const schemes = new Schemes();
  collectSchemes(variants, schemes);
  const securitySchemes = schemes.close();
  const { servers, serversOf } = readServers(variants, root);
  const ambiguous = ambiguousNames(variants);
  const merging: MergeState = {
    options,
    secrets,
    schemes,
    report: root.report,
    ambiguous,
    serversOf,
  };
  const endpoints = grouped(variants).map((group) => mergeVariants(group, merging));
  if (secrets.count > 0) root.add('postman/secret', { count: secrets.count });
  if (scripts > 0) root.add('postman/scripts', { count: scripts });
  return { ...emptyApi(root), ...readInfo(root), servers, endpoints, securitySchemes, tags };
}

function readInfo(root: Cursor): Pick<Api, 'title' | 'version' | 'description'> {
  const info = root.get('info');
  const name = info.get('name').text();
  // The sentence about authentication is a fact of the requests, where it is read.
  const stated = readDescription(info.get('description'));
  const text = stated && readProse(stated.value).text;
  const version = versionOf(info.get('version'));
  return {
    ...(name !== undefined && { title: fact(name, info.get('name').origin()) }),
    ...(version !== undefined && { version: fact(version, info.get('version').origin()) }),
    ...(stated && text !== undefined && { description: { ...stated, value: text } }),
  };
}

/** A string, or `{major, minor, patch}`. */
function versionOf(cursor: Cursor): string | undefined {
  if (cursor.type !== 'object') return cursor.text();
  const parts = ['major', 'minor', 'patch'].map((part) => cursor.get(part).value);
  return parts.every((part) => typeof part === 'number') ? parts.join('.') : undefined;
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

/** Names that requests of several endpoints bear: they identify none of them. */
function ambiguousNames(variants: readonly RequestVariant[]): Set<string> {
  const keys = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { name, key, saved } of variants) {
    if (saved) continue;
    if ((keys.get(name) ?? key) !== key) ambiguous.add(name);
    keys.set(name, key);
  }
  return ambiguous;
}

/**
 * All servers of the collection, the most used first, and those of an endpoint where it does not use them all.
 */
function readServers(
  variants: readonly RequestVariant[],
  root: Cursor,
): { servers: readonly Server[]; serversOf: MergeState['serversOf'] } {
  const uses = new Map<string, { server: Server; count: number }>();
  const placeholders = new Set<string>();
  for (const { server, saved } of variants) {
    if (saved || !server || server.kind === 'foreign') continue;
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
      group.flatMap(({ server }) => (server?.kind === 'server' ? [server.server.url] : [])),
    );
    return own.size === 0 || own.size === servers.length
      ? []
      : servers.filter(({ url }) => own.has(url));
  };
  return { servers, serversOf };
}

function emptyApi(root: Cursor): Api {
  return {
    servers: [],
    endpoints: [],
    webhooks: [],
    schemas: new Map(),
    securitySchemes: new Map(),
    tags: new Map(),
    extensions: new Map(),
    document: { source: root.document.source, format: FORMAT, complete: false },
  };
}
