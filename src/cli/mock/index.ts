/** `restitch mock`: the API answers at once, from its descriptions. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escapeInvisible } from '../../diagnostics/quote.js';
import type { Mock, MockOptions } from '../../mock/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { readMocked, type Mocked } from './read.js';
import { inputsOf } from './follow.js';

const PORT = 4010;

/**
 * Serves a mock until it is told to end.
 * @param words descriptions; none: the configured ones
 */
export async function mockCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const inputs = flags.watch ? await inputsOf(words, flags, io) : undefined;
  const first = await readMocked(words, flags, io);
  if (first === undefined) return 1;
  const { createMock, Memory } = await import('../../mock/index.js');
  const options: MockOptions = {
    ...(flags.seed !== undefined && { seed: flags.seed }),
    dynamic: flags.dynamic,
    ...(flags.stateful && { memory: new Memory() }),
    ...(!flags.quiet && {
      onAnswer: ({ method, path }, { status }) =>
        io.err(`${escapeInvisible(`${method} ${path}`)} ${status}\n`),
    }),
  };
  const make = ({ api, names }: Mocked): Mock => createMock(api, names, options);
  let mock = make(first);
  const server = createServer((request, response) => mock.listener(request, response));
  const address = await listen(server, flags);
  const { length } = first.api.endpoints;
  io.out(`mock of ${length} ${length === 1 ? 'endpoint' : 'endpoints'}: ${address}\n`);
  const stopped = new Promise<void>((stop) => io.onStop?.(stop));
  await (inputs?.follow(stopped, (next) => (mock = make(next))) ?? stopped);
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
  return 0;
}

/** @throws UsageError for a port that is taken */
async function listen(server: Server, { port = PORT, host = '127.0.0.1' }: Flags): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(new UsageError(`cannot listen on ${host}:${port} (${error.code ?? error.message})`)),
    );
    server.listen(port, host, done);
  });
  const { port: taken } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}
