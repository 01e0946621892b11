/** Gathers the files that descriptions refer to, and the files that these refer to. */
import type { SourceId } from '../../model/origin.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { Report } from '../../diagnostics/report.js';
import type { Limits } from '../limits.js';
import type { SourceFile } from '../load.js';
import { basedReferences } from './base.js';
import { scanReferences } from './scan.js';
import { referenceTarget, type Allowed, type ReferenceTarget } from './target.js';

/** How files are opened; both give the reason where there is nothing to give. */
export interface Openers {
  /**
   * @param source the name of the file
   * @param folder the folder it must lie in, wherever links lead
   * @param limit bytes it may have
   */
  readonly file: (source: SourceId, folder: string, limit: number) => Promise<Uint8Array | string>;
  readonly url: (url: string, allowed: Allowed) => Promise<Uint8Array | string>;
}

/** What references lead to, beside the inputs themselves. */
export interface Referenced {
  readonly files: readonly SourceFile[];
  /** File → why it is not among them; nothing where that is said already: it was too much. */
  readonly missing: ReadonlyMap<SourceId, string | undefined>;
}

/**
 * Reads what some files refer to, directly or through others. Whatever may not be read is left out:
 * it is reported where the reference stands, if anybody follows it.
 * @param inputs the files to start from; each is the limit of its own references
 * @param open how files are read
 * @param allowed what may be reached beside the folder of each input
 * @param report told once when the files are too many, or nearly so
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
    // Once it is too much, no more is opened.
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

/** Says that files are too many, or that they soon will be. */
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
    // What was too large was counted; a file too many was not opened.
    return report.add('file/too-many', size > referencedBytes ? ofBytes : ofFiles, place);
  }
  const near = [ofFiles, ofBytes].find(({ count, most }) => count >= most * NEAR);
  if (near) report.add('file/many', near, place);
}

/** So much of a limit is worth a word. */
const NEAR = 0.8;

/** Why a file is not read that has too many bytes. */
export function tooLarge(limit: number): string {
  return `it has more than ${limit} bytes`;
}

function bySource(a: SourceFile, b: SourceFile): number {
  return byCodeUnit(a.source, b.source);
}
