/** Reads the bytes of all inputs of a job: files, URLs, and the standard input. */
import { allowedBy } from '../../run/config/config.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { EarlierFiles } from '../../run/pipeline/earlier.js';
import {
  headersFor,
  parseAddress,
  isAddress,
  openConfined,
  readReferenced,
  readRemote,
  readSourceFiles,
  type SourceFile,
} from '../../input/source/index.js';
import type { Io } from '../io.js';
import { STANDARD_INPUT, type Job } from './job.js';
import type { OwnFiles } from './own-files.js';

/** A job with the bytes of its inputs. */
export interface Inputs {
  readonly job: Job;
  readonly files: readonly SourceFile[];
  /**
   * The files to which descriptions refer but that could not be read. The value is the reason; it is `undefined` if the
   * reason has already been reported.
   */
  readonly missing: ReadonlyMap<string, string | undefined>;
  /** The overlays, in the order in which they apply. */
  readonly overlays: readonly SourceFile[];
  /** The project files that are named in the options of targets. */
  readonly own?: OwnFiles;
  /** Earlier versions of the API, if they are requested. */
  readonly earlier?: readonly EarlierFiles[];
}

/** The functions that read inputs other than local files. */
export interface Outside {
  /** Reads a file from another host. */
  readonly url: typeof readRemote;
  readonly stdin: Io['stdin'];
}

/**
 * Reads the descriptions and overlays of a job.
 * @param report receives errors for unreadable inputs
 * @param io provides the standard input
 * @param url reads files from other hosts
 */
export async function readInputs(
  job: Job,
  report: Report,
  { stdin }: Pick<Io, 'stdin'>,
  url: typeof readRemote = readRemote,
): Promise<Inputs> {
  const { config, root } = job;
  const outside = { url, stdin };
  const files = await readAll(config.inputs, job, report, outside);
  // Overlays apply in the order in which they are named.
  const overlays = new Map<string, SourceFile>();
  for (const path of config.overlays) {
    for (const file of await readAll([path], job, report, outside)) overlays.set(file.source, file);
  }
  const open = {
    file: openConfined(root),
    url: (address: string, allowed: Parameters<typeof readRemote>[1]) =>
      url(address, allowed, headersFor(config.read.headers, address)),
  };
  const allowed = allowedBy(config);
  const referenced = await readReferenced(files, open, allowed, config.limits, report);
  return {
    job,
    files: [...files, ...referenced.files],
    missing: referenced.missing,
    overlays: [...overlays.values()],
  };
}

async function readAll(
  inputs: readonly string[],
  job: Job,
  report: Report,
  { url, stdin }: Outside,
): Promise<SourceFile[]> {
  const read: SourceFile[] = [];
  for (const input of new Set(inputs)) {
    if (input === STANDARD_INPUT) {
      read.push({ source: 'stdin', bytes: await stdin(), named: true });
    } else if (isAddress(input)) {
      const file = await readAddress(input, job, url);
      if (typeof file !== 'string') read.push(file);
      else {
        // Messages name the URL without its query, fragment and credentials, because these may be secret.
        const source = input.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
        report.add('file/unreachable', { why: file }, { source, pointer: '' });
      }
    }
  }
  const paths = inputs.filter((input) => input !== STANDARD_INPUT && !isAddress(input));
  const { root, config } = job;
  const isConfigured = job.file !== undefined;
  return [...read, ...(await readSourceFiles(paths, root, report, config.limits, isConfigured))];
}

/** Reads a file from a URL. If it cannot be read, the reason is returned as a text. */
async function readAddress(
  input: string,
  job: Job,
  url: typeof readRemote,
): Promise<SourceFile | string> {
  const address = parseAddress(input);
  if (typeof address === 'string') return address;
  const allowed = { hosts: [address.host] };
  const bytes = await url(address.url, allowed, headersFor(job.config.read.headers, address.url));
  return typeof bytes === 'string' ? bytes : { source: address.source, bytes, named: true };
}
