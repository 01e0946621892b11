/**
 * Converts generated names between the structure of the lock file (`LockedNames`) and the structure that the resolve
 * stage uses (`NameLock`).
 */
import { isIdentifier, RESERVED, UNFIT_EXPORTS } from '../../print/emit/typescript/names.js';
import type { LockedName, LockedNames } from '../../output/files/index.js';
import type { LockedOperation, NameLock } from '../../api/resolve/index.js';

/**
 * Reads the names of a lock file for the resolve stage. A name that is not an identifier is ignored, because restitch
 * did not write it.
 */
export function namesFromLock(locked: LockedNames): NameLock {
  const endpoints = new Map<string, LockedOperation>();
  for (const [key, facts] of locked.get('endpoints') ?? []) {
    if (typeof facts === 'string') continue;
    const [name, group, id] = [facts.get('name'), facts.get('group'), facts.get('id')];
    if (!isName(name) || !isName(group)) continue;
    endpoints.set(key, { name, group, ...(typeof id === 'string' && { id }) });
  }
  const inline = names(locked, 'inline');
  const hosts = new Map<string, string>();
  for (const [key, address] of locked.get('hosts') ?? []) {
    if (typeof address === 'string') hosts.set(key, address);
  }
  return {
    endpoints,
    schemas: names(locked, 'schemas'),
    ...(inline.size > 0 && { inline }),
    ...(hosts.size > 0 && { hosts }),
  };
}

function names(locked: LockedNames, kind: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [id, name] of locked.get(kind) ?? []) {
    if (isName(name)) found.set(id, name);
  }
  return found;
}

/** Converts generated names to the structure of the lock file. */
export function namesForLock({ endpoints, schemas, inline, hosts }: NameLock): LockedNames {
  const facts = [...endpoints].map(([key, { name, group, id }]): [string, LockedName] => [
    key,
    new Map([['name', name], ['group', group], ...(id === undefined ? [] : [['id', id] as const])]),
  ]);
  return new Map<string, ReadonlyMap<string, LockedName>>([
    ['endpoints', new Map(facts)],
    ['schemas', schemas],
    ...(inline ? [['inline', inline] as const] : []),
    ...(hosts ? [['hosts', hosts] as const] : []),
  ]);
}

function isName(name: LockedName | undefined): name is string {
  return (
    typeof name === 'string' &&
    isIdentifier(name) &&
    !RESERVED.has(name) &&
    !UNFIT_EXPORTS.has(name)
  );
}

/** A renaming that the user requests: `OLD=NEW`. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * Renames operations, types and groups that an earlier run has named.
 * @returns the changed names, or a message if the renaming is not possible
 */
export function rename(lock: NameLock | undefined, { from, to }: Rename): NameLock | string {
  if (!isName(to))
    return `the new name ${JSON.stringify(to)} must be an identifier that TypeScript does not reserve`;
  const { endpoints, schemas, inline } = lock ?? { endpoints: new Map(), schemas: new Map() };
  const operations = [...endpoints.values()];
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['operation', operations.map(({ name }) => name)],
    ['group', [...new Set(operations.map(({ group }) => group))]],
    ['type', [...schemas.values(), ...new Set(inline?.values() ?? [])]],
  ];
  const found = kinds.filter(([, known]) => known.includes(from));
  if (found.length === 0)
    return `there is no operation, type or group ${JSON.stringify(from)}: restitch inspect lists all names`;
  for (const [kind, known] of found) {
    const other = known.find((name) => name !== from && name.toLowerCase() === to.toLowerCase());
    if (other !== undefined && kind !== 'group')
      return `another ${kind} already has the name ${JSON.stringify(other)}: choose another name`;
  }
  const other = (name: string): string => (name === from ? to : name);
  const others = <K>(names: ReadonlyMap<K, string>): Map<K, string> =>
    new Map([...names].map(([id, name]) => [id, other(name)]));
  return {
    ...lock,
    endpoints: new Map([...endpoints].map(([key, one]) => [key, renamedOperation(one, other)])),
    schemas: others(schemas),
    ...(inline && { inline: others(inline) }),
  };
}

/**
 * Renames an operation or its group. If the name of the operation changes, its `id` is removed: the `id` is the
 * operationId that the documents declared when restitch assigned the old name.
 */
function renamedOperation(one: LockedOperation, other: (name: string) => string): LockedOperation {
  const { id, name, group } = one;
  const renamed = { name: other(name), group: other(group) };
  return name === renamed.name && id !== undefined ? { ...renamed, id } : renamed;
}
