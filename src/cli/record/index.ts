/** Runs `restitch record`, a proxy in front of a service. It records the exchanges, with their values replaced. */
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';
import { resolve } from 'node:path';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { writeReason } from '../../base/foundation/error-code.js';
import { ownPackage, createGrowingFile, openMarkerFile } from '../../output/files/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { harEntry, type ScrubbedEntry } from './entry.js';
import { createRecordingProxy } from './proxy.js';
import {
  createScrubber,
  type StillReplaced,
  type Withheld,
  scrubbedJson,
  type Scrubbed,
  declaredValues,
  type DeclaredValues,
} from './scrub/index.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import { createReport } from '../../base/diagnostics/report.js';
import { openReadingJob } from '../job/reading-job.js';
import { readInputs } from '../job/read-inputs.js';

const PORT = 4020;
const FILE = 'traffic.har';

/**
 * Records until the command is stopped. The file is a complete archive after each exchange.
 * @param words the URL of the service, unless `--target` contains it, and descriptions of the service
 * @throws UsageError for an invalid URL, a port in use, or a file that cannot be written
 */
export async function recordCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const [address, ...descriptions] = [...(flags.targets ?? []), ...words];
  const target = targetOf(address);
  const path = resolve(io.cwd, flags.out ?? FILE);
  const declared = await describedValues(descriptions, flags, io);
  const scrubber = createScrubber({
    service: target,
    keep: flags.keep,
    keepNames: flags.keepNames,
    ...(declared && { declared }),
  });
  const ready = await createReadyFile(flags.ready, io.cwd);
  const file = await openFile(path, scrubber.withheld);
  let count = 0;
  const proxy = await createRecordingProxy({
    target,
    hosts: flags.hosts,
    bodyBytes: SERVICE_LIMITS.bodyBytes.most,
    onExchange: (exchange) => {
      const entry = harEntry(exchange, scrubber);
      const { pathname } = new URL(scrubber.withheld.plain(entry.request.url));
      file.add(entry);
      count++;
      if (!flags.quiet) io.err(`${entry.request.method} ${pathname} ${exchange.status}\n`);
    },
    onFailure: (method, url, why) => {
      const path = scrubber.address(url.startsWith('/') ? url : `/${url}`);
      const [shown = ''] = scrubber.withheld.plain(path).split('?', 1);
      io.err(`restitch: ${escapeInvisible(`${method} ${shown}: ${why}`)}\n`);
    },
  });
  try {
    const at = await proxy.listen(flags.port ?? PORT);
    ready.write(at);
    io.out(
      `recording ${target.href} at ${at}: send requests to this address, and end with Ctrl-C. The exchanges are written to ${escapeInvisible(path)}\n`,
    );
    await new Promise<void>((stop) => io.onStop?.(stop));
  } finally {
    ready.remove();
    await proxy.end();
    file.close();
  }
  io.out(`${counted(count, 'exchange')} recorded in ${escapeInvisible(path)}\n`);
  const replaced = scrubber.withheld.stillReplaced();
  if (replaced.words + replaced.names > 0) io.out(replacedText(replaced));
  return 0;
}

function replacedText({ words, names }: StillReplaced): string {
  const parts = [
    ...(words > 0 ? [`${counted(words, 'word')} in paths`] : []),
    ...(names > 0 ? [`${counted(names, 'name')} of fields and headers`] : []),
  ];
  const isOne = words + names === 1;
  return `${parts.join(' and ')} ${isOne ? 'stays' : 'stay'} replaced, because the traffic does not show whether ${isOne ? 'it belongs' : 'they belong'} to the API. To keep a word or a name, record again with --keep-name NAME, or with a description of the service\n`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function targetOf(text: string | undefined): URL {
  const isAddress = text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text);
  const url = isAddress ? new URL(text) : undefined;
  if (!url) {
    const wrong = text === undefined ? '' : `, not ${JSON.stringify(text)}`;
    throw new UsageError(
      `record needs the URL of a service, beginning with http:// or https://${wrong}: for example restitch record https://api.example.com`,
    );
  }
  // The URL of a service has no query, because each request has its own.
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new UsageError(
      'record needs a URL without a query, a fragment, or credentials: remove them from the URL, and send them with each request to the proxy',
    );
  }
  return url;
}

async function openFile(path: string, withheld: Withheld): Promise<Archive> {
  const { packageVersion } = await ownPackage();
  try {
    return createArchive(path, { name: 'restitch', version: packageVersion() }, withheld);
  } catch (error) {
    throw new UsageError(
      `cannot write ${path}, the file of the recording: ${writeReason(error)}. Choose another file with --out`,
    );
  }
}

interface Archive {
  /** Adds an exchange. The file is a complete archive before and after each call. */
  readonly add: (entry: ScrubbedEntry) => void;
  /** Restores replaced words that occurred so often that they must belong to the API, and closes the file. */
  readonly close: () => void;
}

/**
 * Creates an HTTP archive (HAR 1.2).
 * @param creator the `creator` of the archive
 * @throws the error of the file system if the file cannot be written
 */
export function createArchive(
  path: string,
  creator: { readonly name: string; readonly version: string },
  withheld: Withheld,
): Archive {
  const start = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  const file = createGrowingFile(path, start, '\n]}}\n');
  const put = (words: ReturnType<Withheld['settledWords']>): void => {
    for (const { word, offsets } of words) for (const at of offsets) file.write(word, at);
  };
  return {
    add: (entry) => {
      file.add((at): Scrubbed => withheld.write(scrubbedJson(entry), at));
      put(withheld.settledNames());
    },
    close: () => {
      put(withheld.settledWords());
      file.close();
    },
  };
}

/**
 * Reads the descriptions, and collects the values that they declare.
 * @returns `undefined` if the command line names no description
 * @throws UsageError if a description cannot be read
 */
export async function describedValues(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<DeclaredValues | undefined> {
  if (words.length === 0) return undefined;
  const { targets: _, ...others } = flags;
  const opened = await openReadingJob(words, others, io);
  if (!opened.job) throw new UsageError(UNREAD);
  const config = { ...opened.job.config, targets: {}, customTargets: [] };
  const report = createReport(config.severities);
  const { files, missing, overlays } = await readInputs({ ...opened.job, config }, report, io);
  const { runPipeline } = await import('../../run/pipeline/generate.js');
  const { api } = await runPipeline({ files, missing, overlays, config, report });
  if (unreadInputs(report)) throw new UsageError(UNREAD);
  return declaredValues(api);
}

const UNREAD =
  'the descriptions of the service cannot be read: run restitch inspect with the same files to see why';

/** A file with the address of a recorder. It exists while the recorder listens. */
interface ReadyFile {
  readonly write: (address: string) => void;
  readonly remove: () => void;
}

/**
 * Prepares the file with the address.
 * @param path omitted if no such file is wanted
 * @throws UsageError if the file cannot be written
 */
async function createReadyFile(path: string | undefined, cwd: string): Promise<ReadyFile> {
  if (path === undefined) return { write: () => undefined, remove: () => undefined };
  const refused = (error: unknown): never => {
    throw new UsageError(`cannot write ${path}, the file of --ready: ${writeReason(error)}`);
  };
  const marker = await openMarkerFile(resolve(cwd, path)).catch(refused);
  return {
    write: (address) => {
      const port = Number(new URL(address).port || 80);
      try {
        marker.write(`${JSON.stringify({ url: address, port })}\n`);
      } catch (error) {
        refused(error);
      }
    },
    remove: marker.remove,
  };
}
