/** Computes the handler entries of the next lock file. */
import type { OutputFile } from '../../../print/emit/file.js';
import { identityOf } from '../../../print/emit/handler.js';
import { hashText } from '../disk.js';
import type { HandlerEvent, StubbedOperation } from './event.js';
import type { HandlerFolder } from './locate.js';
import type { LockedHandler } from '../lock.js';
import { scanFile } from './scan.js';
import { normalizedCode } from './tokens.js';

export interface LockInput {
  readonly folder: HandlerFolder;
  readonly wanted: readonly OutputFile[];
  readonly locked: ReadonlyMap<string, LockedHandler>;
}

/**
 * Returns the lock entries of this run. They record unmodified stubs, the locations of other handlers, and handlers
 * that the user deleted.
 */
export function handlersForLock(
  { folder, wanted: files, locked }: LockInput,
  wanted: ReadonlyMap<string, StubbedOperation>,
  written: ReadonlyMap<string, string | undefined>,
  events: readonly HandlerEvent[],
): Map<string, LockedHandler> {
  const next = new Map<string, LockedHandler>();
  const old = new Map([...locked].map(([key, entry]) => [identityOf(key), entry]));
  const essenceAt = essenceReader(folder, written);
  for (const { key, path, name, pristine } of folder.onDisk.located) {
    const now = wanted.get(identityOf(key));
    const removed = events.some((one) => one.change === 'removed' && one.key === key);
    if (removed) continue;
    const fresh = now?.fresh && normalizedCode(now.fresh.tokens);
    const stands = essenceAt(path, name);
    const ours = stands !== undefined && (pristine || stands === fresh);
    const stub = ours ? hashText(stands) : (old.get(identityOf(key))?.stub ?? '');
    next.set(now?.stub.key ?? key, { path, name, stub });
  }
  for (const { change, key, path, name } of events) {
    const stands = change === 'added' ? essenceAt(path, name) : undefined;
    if (stands !== undefined) next.set(key, { path, name, stub: hashText(stands) });
    const entry = change === 'missing' ? old.get(identityOf(key)) : undefined;
    if (entry) next.set(key, entry);
  }
  for (const { path, stubs, text } of files) {
    if (stubs === undefined) next.set(path, { path, name: '', stub: hashText(text) });
  }
  return next;
}

function essenceReader(
  folder: HandlerFolder,
  written: ReadonlyMap<string, string | undefined>,
): (path: string, name: string) => string | undefined {
  const scans = new Map(folder.scans);
  for (const [path, text] of written) {
    const scan = text === undefined ? undefined : scanFile(text);
    if (scan) scans.set(path, scan);
    else scans.delete(path);
  }
  return (path, name) => {
    const found = scans.get(path)?.functions.find(({ exported }) => exported === name);
    return found && normalizedCode(found.tokens);
  };
}
