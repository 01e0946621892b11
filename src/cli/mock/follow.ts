/** Watches the descriptions of the mock (`restitch mock --watch`). */
import type { Flags } from '../arguments.js';
import { describeFailure } from '../failure.js';
import type { Io } from '../io.js';
import { followFolders, PolledUrls, takeSnapshots, type WatchSnapshot } from '../watch/index.js';
import { readMocked, type Mocked } from './read.js';

/** The API of the mock, and a function that reads it again after changes. */
export interface MockedApi {
  /**
   * Reads the API again after every change to a file. If the new version contains errors, they are reported, and the
   * mock continues to serve the previous API.
   * @param change receives the new API
   */
  readonly follow: (stopped: Promise<void>, change: (mocked: Mocked) => void) => Promise<void>;
}

/** Records the state of the input files. Call it before the files are read, so that no change is missed. */
export async function inputsOf(words: readonly string[], flags: Flags, io: Io): Promise<MockedApi> {
  // `takeSnapshots` reads the descriptions on the command line only if `out` is set. The mock writes no output, so any
  // folder is suitable.
  const asked = words.length > 0 ? { ...flags, out: flags.out ?? '.' } : flags;
  const urls = new PolledUrls(io.err);
  const read = async (file: string | undefined): Promise<readonly WatchSnapshot[]> => {
    const snapshots = await takeSnapshots(words, asked, io, file, urls.read);
    urls.forgetUnused();
    return snapshots;
  };
  let before = await read(undefined);
  const look = async (change: (mocked: Mocked) => void): Promise<void> => {
    const now = await read(before[0]?.file).catch((error: unknown) => {
      io.err(describeFailure(error, flags.debug));
      return before;
    });
    if (fingerprint(now) === fingerprint(before)) return;
    before = now;
    const mocked = await readMocked(words, flags, io, urls.read);
    if (mocked !== undefined) change(mocked);
    io.err(mocked === undefined ? KEPT : 'the descriptions have changed: the mock is reloaded\n');
  };
  const folders = (): Set<string> => new Set(before.flatMap((one) => [...one.folders]));
  return {
    follow: (stopped, change) => followFolders(io, stopped, folders, () => look(change), { urls }),
  };
}

const KEPT =
  'the mock still serves the previous version, and reloads as soon as you correct this\n';

function fingerprint(snapshots: readonly WatchSnapshot[]): string {
  return JSON.stringify(snapshots.map(({ fingerprints }) => [...fingerprints].sort()));
}
