/** `restitch mock --watch`: the mock follows its descriptions. */
import { readRemote } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { describeFailure } from '../failure.js';
import type { Io } from '../io.js';
import { followFolders, takeSnapshots, type WatchSnapshot } from '../watch/index.js';
import { readMocked, type Mocked } from './read.js';

/** The mocked API, and the state of its files before they were read. */
export interface MockedApi {
  /**
   * Reads again after every change. A change with errors is reported, and the mock keeps its old
   * state.
   * @param change receives the new API
   */
  readonly follow: (stopped: Promise<void>, change: (mocked: Mocked) => void) => Promise<void>;
}

/** Takes the state of the input files. Call it before they are read, so that no change is missed. */
export async function inputsOf(words: readonly string[], flags: Flags, io: Io): Promise<MockedApi> {
  // Snapshots read descriptions that are named with a folder for output; none is written.
  const asked = words.length > 0 ? { ...flags, out: flags.out ?? '.' } : flags;
  const read = (file: string | undefined): Promise<readonly WatchSnapshot[]> =>
    takeSnapshots(words, asked, io, file, readRemote);
  let before = await read(undefined);
  const look = async (change: (mocked: Mocked) => void): Promise<void> => {
    const now = await read(before[0]?.file).catch((error: unknown) => {
      io.err(describeFailure(error, flags.debug));
      return before;
    });
    if (fingerprint(now) === fingerprint(before)) return;
    before = now;
    const mocked = await readMocked(words, flags, io);
    if (mocked !== undefined) change(mocked);
    io.err(mocked === undefined ? KEPT : 'changed: the mock is reloaded\n');
  };
  const folders = (): Set<string> => new Set(before.flatMap((one) => [...one.folders]));
  return {
    follow: (stopped, change) => followFolders(io, stopped, folders, () => look(change)),
  };
}

const KEPT = 'the mock still serves the previous version: correct this to reload it\n';

function fingerprint(snapshots: readonly WatchSnapshot[]): string {
  return JSON.stringify(snapshots.map(({ fingerprints }) => [...fingerprints].sort()));
}
