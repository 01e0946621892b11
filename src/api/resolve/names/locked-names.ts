/**
 * Keeps the names from earlier runs. A name moves with its operation, and becomes available if its operation is
 * removed.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import type { SchemaId } from '../../../model/schema.js';
import type { Grouping, GroupInfo } from './tag-groups.js';

/** The names that earlier runs assigned. A name becomes available if no operation or schema has it any more. */
export interface NameLock {
  readonly endpoints: ReadonlyMap<EndpointKey, LockedOperation>;
  readonly schemas: ReadonlyMap<SchemaId, string>;
  /** Maps each operation to its address. The key `*` is for all operations that are not listed. */
  readonly hosts?: ReadonlyMap<EndpointKey, string>;
  /** Maps the locations of inline objects to their names. Equal objects at several locations have the same name. */
  readonly inline?: ReadonlyMap<string, string>;
}

export interface LockedOperation {
  readonly name: string;
  readonly group: string;
  /** The operationId in the documents when the name was assigned. */
  readonly id?: string;
}

/**
 * Returns the names that earlier runs gave to the endpoints and schemas of an API. If only the path of an endpoint
 * changed, the endpoint keeps its name. This is the case if a removed and a new endpoint have the same operationId.
 */
export function survivingNames(lock: NameLock | undefined, { endpoints, schemas }: Api): NameLock {
  if (lock === undefined) return { endpoints: new Map(), schemas: new Map() };
  const present = new Set(endpoints.map(({ key }) => key));
  const gone = new Map<string, LockedOperation | undefined>();
  for (const [key, locked] of lock.endpoints) {
    if (present.has(key) || locked.id === undefined) continue;
    gone.set(locked.id, gone.has(locked.id) ? undefined : locked);
  }
  const byId = new Map([...lock.endpoints.values()].map((locked) => [locked.id, locked]));
  const ids = new Set(endpoints.flatMap(({ operationId }) => operationId?.value ?? []));
  const kept = endpoints.flatMap((endpoint): [EndpointKey, LockedOperation][] => {
    const { key, variant } = endpoint;
    const id = endpoint.operationId?.value;
    const byKey = lock.endpoints.get(key);
    // Generators renumber the parameters of paths of the same shape, so that a key denotes another operation.
    const isMoved = variant !== undefined && byKey?.id !== id && ids.has(byKey?.id ?? '');
    const own = variant === undefined || id === undefined ? undefined : byId.get(id);
    const locked = own ?? (isMoved ? undefined : byKey) ?? gone.get(id ?? '');
    return locked === undefined ? [] : [[key, locked]];
  });
  return {
    ...lock,
    endpoints: new Map(kept),
    schemas: new Map([...lock.schemas].filter(([id]) => schemas.has(id))),
  };
}

/**
 * Reports names from the lock file that would be different without it. It is a warning if the cause is a changed
 * operationId in a document.
 * @param fresh the names that would be assigned without the lock file
 * @returns the endpoints with a changed operationId, which still have the old name
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
 * Keeps endpoints in their groups from earlier runs. If all endpoints of a group that the lock file contains were in
 * one group before, the group keeps the name of this earlier group, so that new endpoints are added to the same group.
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
