/** The names of earlier runs: names in use, names that moved with an operation, and names that are free. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import type { SchemaId } from '../../../model/schema.js';
import type { Grouping, GroupInfo } from './tag-groups.js';

/** Names that earlier runs assigned. A name is free again if no operation or schema has it any more. */
export interface NameLock {
  readonly endpoints: ReadonlyMap<EndpointKey, LockedOperation>;
  readonly schemas: ReadonlyMap<SchemaId, string>;
  /** Operation → its address; `*` has the address of all operations that are not listed. */
  readonly hosts?: ReadonlyMap<EndpointKey, string>;
  /** Place → the name of the inline object there, which other places may share. */
  readonly inline?: ReadonlyMap<string, string>;
}

export interface LockedOperation {
  readonly name: string;
  readonly group: string;
  /** The name in the documents when the endpoint was named. */
  readonly id?: string;
}

/**
 * The names that the endpoints and schemas of an API had. An endpoint with a new path takes over the name of a removed
 * endpoint if both have the same name in the documents.
 */
export function survivingNames(lock: NameLock | undefined, { endpoints, schemas }: Api): NameLock {
  if (lock === undefined) return { endpoints: new Map(), schemas: new Map() };
  const present = new Set(endpoints.map(({ key }) => key));
  const gone = new Map<string, LockedOperation | undefined>();
  for (const [key, locked] of lock.endpoints) {
    if (present.has(key) || locked.id === undefined) continue;
    gone.set(locked.id, gone.has(locked.id) ? undefined : locked);
  }
  const kept = endpoints.flatMap(({ key, operationId }): [EndpointKey, LockedOperation][] => {
    const locked = lock.endpoints.get(key) ?? gone.get(operationId?.value ?? '');
    return locked === undefined ? [] : [[key, locked]];
  });
  return {
    ...lock,
    endpoints: new Map(kept),
    schemas: new Map([...lock.schemas].filter(([id]) => schemas.has(id))),
  };
}

/**
 * Reports locked names that a run without the lock would choose differently; as a warning if a document changed the
 * name.
 * @param fresh the names without the lock
 * @returns the endpoints whose new name has not been adopted
 */
export function reportNameDrift(
  endpoints: readonly Endpoint[],
  former: NameLock,
  fresh: ReadonlyMap<EndpointKey, string>,
  operations: ReadonlyMap<EndpointKey, string>,
  report: Report,
): ReadonlySet<EndpointKey> {
  const changed = new Set<EndpointKey>();
  for (const { key, operationId } of endpoints) {
    const [now, locked] = [fresh.get(key), operations.get(key)];
    if (now === undefined || locked === undefined || locked === now) continue;
    const was = former.endpoints.get(key)?.id;
    const id = operationId?.value;
    if (was === undefined || id === undefined || was === id) {
      report.add('name/drift', { key, locked, now }, operationId?.origins[0]);
      continue;
    }
    changed.add(key);
    report.add('name/id-changed', { was, id, locked, now }, operationId?.origins[0]);
  }
  return changed;
}

/**
 * An endpoint stays in its group, and a new one joins the endpoints that it would be grouped with, even if their group
 * has another name now.
 */
export function keepLockedGroups(grouping: Grouping, { endpoints }: NameLock): Grouping {
  if (endpoints.size === 0) return grouping;
  const kept = new Map<string, Set<string>>();
  for (const [key, group] of grouping.groupOf) {
    const locked = endpoints.get(key)?.group;
    if (locked !== undefined) kept.set(group, (kept.get(group) ?? new Set()).add(locked));
  }
  const renamed = new Map<string, string>();
  for (const [group, [only, ...others]] of kept) {
    if (only !== undefined && others.length === 0) renamed.set(group, only);
  }
  const groupOf = [...grouping.groupOf].map(([key, group]): [EndpointKey, string] => [
    key,
    endpoints.get(key)?.group ?? renamed.get(group) ?? group,
  ]);
  const info = [...grouping.info].map(([group, what]): [string, GroupInfo] => [
    renamed.get(group) ?? group,
    what,
  ]);
  return { groupOf: new Map(groupOf), info: new Map(info) };
}
