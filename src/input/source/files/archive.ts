/**
 * Reads HTTP archives (HAR) that exceed the file size limit as a stream. Content that does not describe an API is
 * omitted.
 */
import { createReadStream } from 'node:fs';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { EntrySplitter, type ArchiveEntry } from './entries.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The part of a large archive that was read. */
export interface LargeArchive {
  /** A HAR file that contains the same entries. */
  readonly bytes: Uint8Array;
  /** The location of each entry in the original file. */
  readonly starts: readonly { readonly line: number; readonly column: number }[];
  /** The number of bodies that were omitted, because they were too long or too many. */
  readonly cut: number;
  /** The number of entries that could not be read, or that exceeded the size limit. */
  readonly lost: number;
}

const CHUNK = 4 * 1024 * 1024;
/** Matches media types whose bodies do not describe an API. */
const SILENT = /^(?:image|font|audio|video)\/|^text\/(?:css|html)|javascript|wasm|octet-stream/;
const ARCHIVE = /^\uFEFF?\s*\{\s*"log"\s*:/;

/**
 * Reads a large HAR file.
 * @param most the maximum number of bytes in the result; if it is exceeded, bodies are omitted first
 * @returns `undefined` if the first characters are not those of a HAR file
 */
export async function readLargeArchive(
  file: string,
  most: number,
): Promise<LargeArchive | undefined> {
  if (!(await isArchive(file))) return undefined;
  const splitter = new EntrySplitter();
  const kept = new KeptEntries(most);
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: CHUNK });
  for await (const chunk of chunks) {
    for (const entry of splitter.take(chunk)) kept.add(entry);
  }
  return kept.close(splitter.isWhole);
}

async function isArchive(file: string): Promise<boolean> {
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { end: 199 });
  for await (const start of chunks) return ARCHIVE.test(start.toString());
  return false;
}

class KeptEntries {
  readonly #texts: Buffer[] = [];
  readonly #starts: { line: number; column: number }[] = [];
  #size = 0;
  #cut = 0;
  #lost = 0;

  constructor(readonly most: number) {}

  add({ bytes, line, column }: ArchiveEntry): void {
    const entry = parsed(bytes);
    if (!entry) {
      this.#lost++;
      return;
    }
    const short = reduced(entry, READING_LIMITS.archiveBody.most);
    // The second half of the allowed size is only used for entries without bodies.
    const isTight = this.#size + short.text.length > this.most / 2;
    const { text, cut } = isTight ? reduced(entry, 0) : short;
    if (this.#size + text.length > this.most - 100) {
      this.#lost++;
      return;
    }
    this.#cut += cut;
    this.#size += text.length + 1;
    this.#texts.push(text);
    this.#starts.push({ line, column });
  }

  close(isWhole: boolean): LargeArchive {
    const before = Buffer.from('{"log":{"version":"1.2","entries":[');
    const comma = Buffer.from(',');
    const parts = this.#texts.flatMap((text, index) => (index === 0 ? [text] : [comma, text]));
    const bytes = Buffer.concat([before, ...parts, Buffer.from(']}}')]);
    return { bytes, starts: this.#starts, cut: this.#cut, lost: this.#lost + (isWhole ? 0 : 1) };
  }
}

function parsed(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function reduced(
  entry: Record<string, unknown>,
  longest: number,
): { readonly text: Buffer; readonly cut: number } {
  const request = objectAt(entry, 'request');
  const response = objectAt(entry, 'response');
  const postData = shortened(objectAt(request, 'postData'), longest);
  const content = shortened(objectAt(response, 'content'), longest);
  const { method, url } = request;
  const { status, bodySize } = response;
  const text = JSON.stringify({
    request: { method, url, headers: headersAt(request), postData: postData.body },
    response: { status, bodySize, headers: headersAt(response), content: content.body },
  });
  return { text: Buffer.from(text), cut: postData.cut + content.cut };
}

function shortened(
  body: Record<string, unknown>,
  longest: number,
): { readonly body: unknown; readonly cut: number } {
  const { mimeType, size, encoding, text, params } = body;
  const isSilent = typeof mimeType === 'string' && SILENT.test(mimeType);
  const isLong = typeof text === 'string' && text.length > longest;
  if (!isSilent && !isLong) return { body: { mimeType, size, encoding, text, params }, cut: 0 };
  const length = typeof text === 'string' ? text.length : size;
  return { body: { mimeType, size: size ?? length, encoding }, cut: isSilent ? 0 : 1 };
}

/** Returns the names and values of headers, without their other fields. */
function headersAt(owner: Record<string, unknown>): unknown {
  const headers = owner['headers'];
  if (!Array.isArray(headers)) return undefined;
  return headers.filter(isPlainObject).map(({ name, value }) => ({ name, value }));
}

function objectAt(owner: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = owner[key];
  return isPlainObject(value) ? value : {};
}
