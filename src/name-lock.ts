/** Elected names between the lock file, which knows no model, and the stage that elects them. */
import { isIdentifier, RESERVED } from './emit/names.js';
import type { LockedName, LockedNames } from './output/index.js';
import type { NameLock } from './resolve/index.js';

/** The names of a lock file, as resolving wants them. What is no identifier was never one of ours. */
export function namesFromLock(locked: LockedNames): NameLock {
  const endpoints = new Map<string, { name: string; group: string }>();
  for (const [key, facts] of locked.get('endpoints') ?? []) {
    if (typeof facts === 'string') continue;
    const [name, group] = [facts.get('name'), facts.get('group')];
    if (isName(name) && isName(group)) endpoints.set(key, { name, group });
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

/** Elected names, as the lock file keeps them. */
export function namesForLock({ endpoints, schemas, inline, hosts }: NameLock): LockedNames {
  const facts = [...endpoints].map(([key, { name, group }]): [string, LockedName] => [
    key,
    new Map([
      ['name', name],
      ['group', group],
    ]),
  ]);
  return new Map<string, ReadonlyMap<string, LockedName>>([
    ['endpoints', new Map(facts)],
    ['schemas', schemas],
    ...(inline ? [['inline', inline] as const] : []),
    ...(hosts ? [['hosts', hosts] as const] : []),
  ]);
}

function isName(name: LockedName | undefined): name is string {
  return typeof name === 'string' && isIdentifier(name) && !RESERVED.has(name);
}
