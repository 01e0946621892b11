/** Collects the files to which descriptions refer, directly or through other files. */
import type { SourceId } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Limits } from '../limits.js';
import type { SourceFile } from '../load.js';
import { basedReferences } from './base.js';
import { scanReferences } from './scan.js';
import { referenceTarget, type Allowed, type ReferenceTarget } from './target.js';

/** Functions that read files. If a file cannot be read, they return the reason. */
export interface Openers {
  /**
   * @param source the name of the file
   * @param folder the folder that must contain the file after symbolic links are resolved
   * @param limit the maximum number of bytes
   */
  readonly file: (source: SourceId, folder: string, limit: number) => Promise<Uint8Array | string>;
  readonly url: (url: string, allowed: Allowed) => Promise<Uint8Array | string>;
}

/** The files to which references lead, except the inputs themselves. */
export interface Referenced {
  readonly files: readonly SourceFile[];
  /** The files that could not be read. The value is the reason, or `undefined` if the limit was already reported. */
  readonly missing: ReadonlyMap<SourceId, string | undefined>;
}

/**
 * Reads the files to which some files refer, directly or through others. A file that must not be read is omitted, and
 * reported when the reference to it is resolved.
 * @param inputs the files with the first references; each one limits which files may be read
 * @param open reads files
 * @param allowed the files that may be read outside the folder of each input
 * @param report receives one diagnostic if there are too many files, or nearly too many
 */
export async function readReferenced(
  inputs: readonly SourceFile[],
  open: Openers,
  allowed: Allowed,
  limits: Limits,
  report: Report,
): Promise<Referenced> {
  const known = new Map<SourceId, SourceFile>(inputs.map((file) => [file.source, file]));
  const missing = new Map<SourceId, string | undefined>();
  const scanned = new Map<SourceId, readonly string[]>();
  const visited = new Set<string>();
  let size = 0;
  const read = async (target: Exclude<ReferenceTarget, { kind: 'refused' }>): Promise<void> => {
    const { source } = target;
    // After a limit is exceeded, no more files are opened.
    const isFull =
      size > limits.referencedBytes || known.size - inputs.length >= limits.referencedFiles;
    const bytes = isFull
      ? undefined
      : target.kind === 'url'
        ? await open.url(source, allowed)
        : await open.file(source, target.folder, limits.fileBytes);
    if (bytes === undefined || typeof bytes === 'string') missing.set(source, bytes);
    else if ((size += bytes.length) > limits.referencedBytes) missing.set(source, undefined);
    else known.set(source, { source, bytes, referenced: true });
  };
  const waiting = inputs.map((file) => ({ file, entry: file.source })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { file, entry } = next;
    const references = scanned.get(file.source) ?? [
      ...scanReferences(file.bytes),
      ...(await basedReferences(file, limits)),
    ];
    scanned.set(file.source, references);
    for (const reference of references) {
      const target = referenceTarget(reference, file.source, entry, allowed);
      if (target.kind === 'refused') continue;
      const { source } = target;
      if (!known.has(source) && !missing.has(source)) await read(target);
      const found = known.get(source);
      const step = `${source}\n${entry}`;
      if (!found || visited.has(step)) continue;
      visited.add(step);
      waiting.push({ file: found, entry });
    }
  }
  const files = [...known.values()].slice(inputs.length).sort(bySource);
  reportSize(
    files.length,
    size,
    limits,
    [...missing.values()].includes(undefined),
    report,
    inputs[0]?.source ?? '',
  );
  return { files, missing };
}

/** Reports that there are too many files, or nearly too many. */
function reportSize(
  files: number,
  size: number,
  limits: Limits,
  isTooMuch: boolean,
  report: Report,
  source: SourceId,
): void {
  const place = { source, pointer: '' };
  const { referencedFiles, referencedBytes } = limits;
  const ofFiles = {
    count: files,
    what: 'files',
    most: referencedFiles,
    limit: 'limits.referencedFiles',
  };
  const ofBytes = {
    count: size,
    what: 'bytes',
    most: referencedBytes,
    limit: 'limits.referencedBytes',
  };
  if (isTooMuch) {
    // The bytes include the file that exceeded the limit. The number of files does not, because that file was not
    // opened.
    return report.add('file/too-many', size > referencedBytes ? ofBytes : ofFiles, place);
  }
  const near = [ofFiles, ofBytes].find(({ count, most }) => count >= most * NEAR);
  if (near) report.add('file/many', near, place);
}

/** If this fraction of a limit is used, a warning is reported. */
const NEAR = 0.8;

/** Returns the message for a file with too many bytes. */
export function tooLarge(limit: number): string {
  return `it has more than ${limit} bytes`;
}

function bySource(a: SourceFile, b: SourceFile): number {
  return byCodeUnit(a.source, b.source);
}
