/** `restitch record`: a proxy in front of a service writes down what passes, free of secrets. */
import { resolve } from 'node:path';
import { escapeInvisible } from '../../diagnostics/quote.js';
import { writeReason } from '../../foundation/error-code.js';
import { createGrowingFile, ownPackage } from '../../output/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { harEntry } from './entry.js';
import { createRecordingProxy } from './proxy.js';

const PORT = 4020;
/** Of a longer body nothing is written but its size. */
const BODY_BYTES = 1024 * 1024;
const FILE = 'traffic.har';

/**
 * Records until it is told to end. The file is a whole archive after each exchange.
 * @param words the address of the service, unless `--target` says it
 * @throws UsageError for an address that is none, a port that is taken, a file that cannot be written
 */
export async function recordCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const target = targetOf(words.length > 0 ? words : (flags.targets ?? []));
  const path = resolve(io.cwd, flags.out ?? FILE);
  const file = await openFile(path);
  let count = 0;
  const proxy = await createRecordingProxy({
    target,
    hosts: flags.hosts,
    bodyBytes: BODY_BYTES,
    onExchange: (exchange) => {
      file.add(JSON.stringify(harEntry(exchange)));
      count++;
      const { pathname } = new URL(exchange.url);
      if (!flags.quiet)
        io.err(`${escapeInvisible(`${exchange.method} ${pathname}`)} ${exchange.status}\n`);
    },
    onFailure: (method, url, why) =>
      io.err(`restitch: ${escapeInvisible(`${method} ${url}: ${why}`)}\n`),
  });
  try {
    const address = await proxy.listen(flags.port ?? PORT);
    io.out(
      `recording ${target.href} at ${address} into ${escapeInvisible(path)}; end with Ctrl-C\n`,
    );
    await new Promise<void>((stop) => io.onStop?.(stop));
  } finally {
    await proxy.end();
    file.close();
  }
  io.out(`${count} ${count === 1 ? 'exchange' : 'exchanges'} recorded\n`);
  return 0;
}

function targetOf([text, ...more]: readonly string[]): URL {
  const isAddress = text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text);
  const url = isAddress ? new URL(text) : undefined;
  if (!url || more.length > 0) {
    throw new UsageError(
      'record takes the address of a service: restitch record https://api.example.com',
    );
  }
  // Each request has a query of its own.
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new UsageError(
      'record takes an address without a query, a fragment and credentials: send them with each request',
    );
  }
  return url;
}

async function openFile(path: string): Promise<ReturnType<typeof createGrowingFile>> {
  const { packageVersion } = await ownPackage();
  const creator = { name: 'restitch', version: packageVersion() };
  const start = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  try {
    return createGrowingFile(path, start, '\n]}}\n');
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${writeReason(error)}`);
  }
}
