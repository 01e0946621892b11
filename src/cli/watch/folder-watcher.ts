/** Watches folders, and calls a function after each series of changes in them. */
import { watch, type FSWatcher } from 'node:fs';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { visibleEntryAt } from '../../base/foundation/system/entry.js';
import { errorCode } from '../../base/foundation/error-code.js';
import type { Io } from '../io.js';
import type { PolledUrls } from './polled-urls.js';

/**
 * A change counts as complete after this number of milliseconds without events. The second value is the maximum time to
 * wait.
 */
const QUIET = 40;
const PATIENCE = 500;

/**
 * Calls `look` again whenever something changes in one of the watched folders or URLs, until the command ends.
 * @param folders called before each wait; returns the folders to watch, or `undefined` to keep watching the same
 * folders
 * @param options `idle` is called before each wait; `urls` are polled, and count as changed like a folder
 */
export async function followFolders(
  io: Pick<Io, 'err'>,
  stopped: Promise<unknown>,
  folders: () => ReadonlySet<string> | undefined,
  look: () => Promise<void>,
  { idle, urls }: { readonly idle?: () => void; readonly urls?: PolledUrls } = {},
): Promise<void> {
  const watcher = createFolderWatcher((folder, why) => {
    io.err(
      `restitch: changes in the folder ${escapeInvisible(folder)} will not be noticed, because it cannot be watched (${why})\n`,
    );
  });
  const end = stopped.then(() => 'stopped' as const);
  try {
    for (;;) {
      const now = folders();
      // New folders are read once more: a file may have changed before they were watched.
      if (now === undefined || !watcher.watch(now)) {
        idle?.();
        const events = [end, watcher.changed(), ...(urls ? [urls.changed()] : [])];
        if ((await Promise.race(events)) === 'stopped') return;
      }
      await look();
    }
  } finally {
    watcher.close();
    urls?.close();
  }
}

interface FolderWatcher {
  /**
   * Watches these folders from now on, and no others.
   * @returns true if one of the folders was not watched before: something may have changed in it
   */
  watch(folders: ReadonlySet<string>): boolean;
  /** Resolves when something has changed since the last call. */
  changed(): Promise<void>;
  close(): void;
}

/**
 * Watches folders instead of files: editors replace files, and a file that does not exist cannot be watched. The
 * watcher does not report what changed: the caller reads its inputs again and compares. `fs.watch` is not recursive
 * here: on Linux, it would watch every file below `node_modules`, and miss edits of a file that an editor has replaced.
 * @param fail called for a folder that cannot be watched
 */
function createFolderWatcher(fail: (folder: string, why: string) => void): FolderWatcher {
  const watched = new Map<string, { readonly id: string; readonly watcher: FSWatcher }>();
  let waiting: (() => void) | undefined;
  let isDirty = false;
  let timer: NodeJS.Timeout | undefined;
  let deadline = 0;
  const settle = (): void => {
    timer = undefined;
    if (waiting) waiting();
    else isDirty = true;
    waiting = undefined;
  };
  const happened = (): void => {
    const now = performance.now();
    if (timer === undefined) deadline = now + PATIENCE;
    clearTimeout(timer);
    timer = setTimeout(settle, Math.max(0, Math.min(QUIET, deadline - now)));
  };
  const unwatch = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const start = (folder: string, id: string): boolean => {
    try {
      const watcher = watch(folder, happened);
      // If a folder is removed, its watcher may fail first. The folder is then looked up again, as after any other
      // change.
      watcher.on('error', happened);
      watched.set(folder, { id, watcher });
      return true;
    } catch (error) {
      fail(folder, errorCode(error) ?? String(error));
      return false;
    }
  };
  return {
    watch(folders) {
      for (const folder of [...watched.keys()]) if (!folders.has(folder)) unwatch(folder);
      let isNew = false;
      for (const folder of folders) {
        const id = identityOf(folder);
        if (watched.get(folder)?.id === id) continue;
        unwatch(folder);
        if (id !== undefined) isNew = start(folder, id) || isNew;
      }
      return isNew;
    },
    changed: () => {
      if (!isDirty) return new Promise((resolve) => (waiting = resolve));
      isDirty = false;
      return Promise.resolve();
    },
    close() {
      clearTimeout(timer);
      for (const folder of [...watched.keys()]) unwatch(folder);
    },
  };
}

/** Returns an id of the folder at a path. The id changes if another folder replaces the folder. */
function identityOf(folder: string): string | undefined {
  const entry = visibleEntryAt(folder);
  return entry && `${entry.dev}:${entry.ino}`;
}
