/** `restitch mock`: serves responses of the API from its descriptions. */
import { createServer } from 'node:http';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import type { Mock, MockOptions, PerOperation } from '../../service/mock/index.js';
import { didYouMean, type Amount, type Flags } from '../arguments.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { createHostCheck } from '../local-server/host-check.js';
import { endOf, listen } from '../local-server/listen.js';
import { refuseRequest } from '../local-server/refuse.js';
import { readMocked, type Mocked } from './read.js';
import { describeFailure } from '../failure.js';
import { followFolders, PolledUrls, takeSnapshots, type WatchSnapshot } from '../watch/index.js';

const PORT = 4010;

/** The default number of milliseconds between two events of a stream. */
const EVENT_PAUSE = 1000;

const FULL =
  'restitch: the memory of the mock is full, so requests that would add to it get the status 507: delete items, restart the mock, or raise limits.mockItems and limits.mockBytes in the configuration\n';

/**
 * Serves a mock until it is stopped.
 * @param words the descriptions; if empty, those of the configuration are read
 */
export async function mockCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const inputs = flags.watch ? await inputsOf(words, flags, io) : undefined;
  const first = await readMocked(words, flags, io);
  if (first === undefined) return 1;
  checkNames(flags, first);
  const disturbances = disturbancesOf(flags);
  const { createMock, Memory } = await import('../../service/mock/index.js');
  const options: MockOptions = {
    ...(flags.seed !== undefined && { seed: flags.seed }),
    dynamic: flags.dynamic,
    ...(disturbances && { disturbances }),
    events: { all: EVENT_PAUSE, ...perOperation(flags.events, 1) },
    ...(flags.stateful && { memory: new Memory(roomOf(first), () => io.err(FULL)) }),
    ...(!flags.quiet && {
      onMissing: (reason: string) => io.err(`${escapeInvisible(reason)}\n`),
      onAnswer: ({ method, path }, { status }) =>
        io.err(`${escapeInvisible(`${method} ${path}`)} ${status}\n`),
    }),
  };
  const make = ({ api, names }: Mocked): Mock => createMock(api, names, options);
  let mock = make(first);
  const hosts = flags.hosts;
  const check = createHostCheck(hosts);
  const server = createServer((request, response) => {
    if (check.allows(request)) return mock.listener(request, response);
    const why = check.explain(request);
    if (!flags.quiet)
      io.err(`${escapeInvisible(`${request.method} ${request.url}`)} 421: ${why}\n`);
    refuseRequest(response, 421, why);
  });
  const address = await listen(server, { port: flags.port ?? PORT, host: hosts[0] });
  const { length } = first.api.endpoints;
  io.out(
    `mock of ${length} ${length === 1 ? 'endpoint' : 'endpoints'} at ${address} (Ctrl-C ends)\n`,
  );
  const stopped = new Promise<void>((stop) => io.onStop?.(stop));
  await (inputs?.follow(stopped, (next) => (mock = make(next))) ?? stopped);
  await endOf(server);
  return 0;
}

function roomOf({ limits }: Mocked): { readonly bytes: number; readonly items: number } {
  return { bytes: limits.mockBytes, items: limits.mockItems };
}

/**
 * Checks the names in `--delay`, `--fail` and `--events`.
 * @throws UsageError if an operation of this name does not exist
 */
function checkNames(
  { delays, failures, events }: Pick<Flags, 'delays' | 'failures' | 'events'>,
  { names }: Mocked,
): void {
  const known = new Set(names.operations.values());
  const given = Object.entries({ '--delay': delays, '--fail': failures, '--events': events });
  for (const [flag, amounts] of given) {
    for (const { name } of amounts) {
      if (name === undefined || known.has(name)) continue;
      const meant = didYouMean(name, known);
      const hint = meant === '' ? ': restitch inspect lists the names of all operations' : meant;
      throw new UsageError(
        `${flag} names the operation ${JSON.stringify(name)}, which does not exist${hint}`,
      );
    }
  }
}

function disturbancesOf({
  delays,
  failures,
}: Pick<Flags, 'delays' | 'failures'>): MockOptions['disturbances'] {
  if (delays.length === 0 && failures.length === 0) return undefined;
  return { delay: perOperation(delays, 1), fail: perOperation(failures, 100) };
}

function perOperation(amounts: readonly Amount[], whole: number): PerOperation {
  const all = amounts.findLast(({ name }) => name === undefined);
  const some = amounts.flatMap(({ name, amount }) =>
    name === undefined ? [] : [[name, amount / whole] as const],
  );
  return { ...(all && { all: all.amount / whole }), some: new Map(some) };
}

/** The API of the mock, and a function that reads it again after changes. */
interface MockedApi {
  /**
   * Reads the API again after every change to a file. If the new version contains errors, they are reported, and the
   * mock continues to serve the previous API.
   * @param change receives the new API
   */
  readonly follow: (stopped: Promise<void>, change: (mocked: Mocked) => void) => Promise<void>;
}

/** Records the state of the input files. Call it before the files are read, so that no change is missed. */
async function inputsOf(words: readonly string[], flags: Flags, io: Io): Promise<MockedApi> {
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
