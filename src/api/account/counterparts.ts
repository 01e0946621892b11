/** Finds the parts of the merged API at the place of a part of a document. */
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { memoizeByText, memoizeByView } from '../../base/foundation/memo.js';
import { canonicalText } from '../../model/canonical.js';
import type { Api } from '../../model/api.js';
import type { Owner, FactKind } from '../../model/facts.js';
import { placeKey } from '../../model/origin.js';
import type { Schema } from '../../model/schema.js';
import { hasEntry, hasItem } from './kept.js';
import { asPart, formsOfPart, keysOfPart, originsIn, textOfPart, type FactPart } from './part.js';

export interface AccountCounterparts {
  /**
   * Returns the parts of the merged API at the place of a part.
   * @param one the part of the document
   * @param others the counterparts of the part that contains it
   */
  of(
    owner: Owner,
    field: string,
    key: string | number | undefined,
    one: FactPart,
    others: readonly FactPart[],
  ): readonly FactPart[];
  /** Returns schemas, and the schemas of the same value to which they lead: by reference, or as a member. */
  closure(schemas: readonly FactPart[]): readonly FactPart[];
  /** Returns true if one of the schemas is the merged form of a named schema. */
  isReached(target: Schema, schemas: readonly FactPart[]): boolean;
  /** Returns true if the counterparts have an item of a list, or an entry of a map if there is a name. */
  has(
    kind: FactKind,
    field: string,
    name: string | undefined,
    item: unknown,
    others: readonly FactPart[],
  ): boolean;
  /** Returns the names in the merged API of a security scheme of the document. */
  schemeNames(name: string): readonly string[];
}

/** The merged API, and its parts by the locations that declare them. */
export interface MergedIndex {
  readonly root: FactPart;
  readonly schemas: ReadonlyMap<string, Schema>;
  /** Returns the servers with a URL. */
  servers(url: string): readonly FactPart[];
  /** Returns the named schemas, endpoints or security schemes that one of the locations declares. */
  readonly declared: (
    field: 'schemas' | 'endpoints' | 'schemes',
    part: FactPart,
  ) => readonly FactPart[];
  readonly endpoint: (key: unknown) => readonly FactPart[];
  closure(schemas: readonly FactPart[]): readonly FactPart[];
}

/** Creates an index of the merged API. */
export function indexOf(merged: Api): MergedIndex {
  const { schemas, endpoints, securitySchemes, servers, localServers = [] } = merged;
  const all = [...servers, ...localServers, ...endpoints.flatMap((one) => one.servers)];
  const declared = {
    schemas: byOrigin([...schemas.values()]),
    endpoints: byOrigin(endpoints),
    schemes: byOrigin([...securitySchemes.values()]),
  };
  const byKey = new Map<unknown, FactPart>(endpoints.map((one) => [one.key, asPart(one)]));
  const distinctServers = [
    ...new Map(all.map((server) => [canonicalText(server, ORIGINS), asPart(server)])).values(),
  ];
  return {
    root: asPart(merged),
    schemas,
    servers: memoizeByText((url) =>
      distinctServers.filter((server) => isSameUrl(url, server['url'])),
    ),
    declared: (field, part) => declared[field](part),
    endpoint: (key) => listOf(byKey.get(key)),
    closure: closureIn(schemas),
  };
}

/**
 * Creates functions that look up parts of a document.
 * @param api the API of the document
 */
export function createCounterparts(merged: MergedIndex, api: Api): AccountCounterparts {
  return {
    closure: merged.closure,
    isReached(target, parts) {
      const wanted = merged.declared('schemas', asPart(target));
      return parts.some((part) => wanted.includes(part));
    },
    schemeNames(name) {
      const scheme = api.securitySchemes.get(name);
      const found = scheme ? merged.declared('schemes', asPart(scheme)) : [];
      return [name, ...found.map(({ id }) => textOfPart(id))];
    },
    has(kind, field, name, item, others) {
      if (name === undefined) return hasItem(kind, field, item, others);
      return hasEntry(field, name, item, others);
    },
    of(owner, field, key, one, others) {
      switch (owner) {
        case 'endpoint':
          if (field === 'endpoint') return others.flatMap((other) => listOf(other[field]));
          return distinct([...merged.declared('endpoints', one), ...merged.endpoint(one['key'])]);
        case 'server':
          return merged.servers(textOfPart(one['url']));
        case 'scheme':
          return distinct([
            ...merged.declared('schemes', one),
            ...entriesOf(others, field, String(key)),
          ]);
        case 'example':
          return others.flatMap((other) => listOf(other[field]));
        case 'schema':
          if (field === 'schemas') {
            const same = entriesOf(others, field, String(key));
            return distinct([...merged.declared('schemas', one), ...same]);
          }
          // A member is at the place of the whole.
          if (field === 'members') return others;
          if (field === 'items' && typeof key === 'number')
            return others.flatMap(({ items, rest }) =>
              listOf(Array.isArray(items) ? (items[key] ?? rest) : items),
            );
      }
      if (typeof key === 'string') return entriesOf(others, field, key);
      if (key === undefined) return others.flatMap((other) => listOf(other[field]));
      return others.flatMap((other) => {
        const list = other[field];
        if (!Array.isArray(list)) return [];
        const [own = ''] = keysOfPart(owner, one);
        return byKeys(owner, list).get(own) ?? [];
      });
    },
  };
}

const ORIGINS: ReadonlySet<string> = new Set(['origins']);

/** Returns the parts of a list by their keys. */
const byKeys = memoizeByView(
  (owner: Owner, list: readonly unknown[]): ReadonlyMap<string, FactPart[]> => {
    const index = new Map<string, FactPart[]>();
    for (const one of list) {
      const part = asPart(one);
      for (const key of keysOfPart(owner, part)) index.set(key, [...(index.get(key) ?? []), part]);
    }
    return index;
  },
);

function closureIn(
  schemas: ReadonlyMap<string, Schema>,
): (parts: readonly FactPart[]) => readonly FactPart[] {
  const known = new Map<FactPart, readonly FactPart[]>();
  return (parts) => {
    const only = parts.length === 1 ? parts[0] : undefined;
    if (only && !LEADING.has(only['kind']) && only['assertions'] === undefined) return parts;
    const before = only && known.get(only);
    if (before) return before;
    const all = new Set(parts);
    for (const part of all) {
      const { kind, id, members } = part;
      const target = kind === 'ref' && typeof id === 'string' ? schemas.get(id) : undefined;
      if (target) all.add(asPart(target));
      if (Array.isArray(members)) for (const member of members) all.add(asPart(member));
      for (const form of formsOfPart(part)) all.add(form);
    }
    const found = [...all];
    if (only) known.set(only, found);
    return found;
  };
}

const LEADING: ReadonlySet<unknown> = new Set(['ref', 'union', 'intersection']);

function byOrigin(parts: readonly object[]): (part: FactPart) => readonly FactPart[] {
  const index = new Map<string, FactPart[]>();
  for (const one of parts) {
    const part = asPart(one);
    for (const origin of originsIn(part) ?? []) {
      const key = placeKey(origin);
      const known = index.get(key);
      if (known === undefined) index.set(key, [part]);
      else if (known.at(-1) !== part) known.push(part);
    }
  }
  return (part) =>
    distinct((originsIn(part) ?? []).flatMap((one) => index.get(placeKey(one)) ?? []));
}

function listOf(value: unknown): readonly FactPart[] {
  if (Array.isArray(value)) return value.map(asPart);
  return value instanceof Map || !isPlainObject(value) ? [] : [value];
}

function entriesOf(others: readonly FactPart[], field: string, key: string): readonly FactPart[] {
  return others.flatMap((other) => {
    const entries = other[field];
    return entries instanceof Map ? listOf(entries.get(key)) : [];
  });
}

/**
 * Returns true for equal URLs, and if a path is only in one of them because the other has it in its endpoints. A
 * relative URL may have been resolved.
 */
function isSameUrl(one: string, other: unknown): boolean {
  const [a, b] = [`${one}/`, `${textOfPart(other)}/`];
  return a.startsWith(b) || b.startsWith(a) || (!a.includes('://') && b.endsWith(a));
}

function distinct(parts: readonly FactPart[]): readonly FactPart[] {
  return parts.length < 2 ? parts : [...new Set(parts)];
}
