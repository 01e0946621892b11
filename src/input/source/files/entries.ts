/** Splits a HAR file into entries while it is read, because some files exceed the maximum length of a string. */

/** The bytes of one entry, and its location in the file. */
export interface ArchiveEntry {
  readonly bytes: Buffer;
  /** The line and the column start at 1. The column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const OPENING = new Set([0x7b, 0x5b]);
const CLOSING = new Set([0x7d, 0x5d]);
/** In `{ "log": { "entries": [ { …`, an entry is the fourth nested object or array. */
const ENTRY_DEPTH = 4;
const KEY_LENGTH = 40;

/** Finds the items of `log.entries`. */
export class EntrySplitter {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  #column = 0;
  /** The last string before each enclosing object or array, which is its key. */
  #key: number[] = [];
  readonly #keys: string[] = [];
  #parts: Buffer[] | undefined;
  #start = { line: 1, column: 1 };

  /** True if the file is complete. */
  get isWhole(): boolean {
    return this.#depth === 0 && this.#parts === undefined;
  }

  /**
   * Reads the next bytes of the file.
   * @returns the entries that end in these bytes
   */
  take(chunk: Buffer): ArchiveEntry[] {
    const found: ArchiveEntry[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      this.#count(byte);
      if (this.#inString) {
        this.#inText(byte);
        continue;
      }
      if (byte === QUOTE) {
        this.#inString = true;
        if (this.#depth < ENTRY_DEPTH) this.#key = [];
      } else if (OPENING.has(byte)) {
        if (this.#open()) from = at;
      } else if (CLOSING.has(byte) && this.#close()) {
        const bytes = Buffer.concat([...(this.#parts ?? []), chunk.subarray(from, at + 1)]);
        found.push({ bytes, ...this.#start });
        this.#parts = undefined;
      }
    }
    if (this.#parts) this.#parts.push(Buffer.from(chunk.subarray(from)));
    return found;
  }

  #count(byte: number): void {
    if (byte === LINE_FEED) {
      this.#line++;
      this.#column = 0;
    } else if ((byte & 0xc0) !== 0x80) this.#column += byte >= 0xf0 ? 2 : 1;
  }

  #inText(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
    else if (this.#depth < ENTRY_DEPTH && this.#key.length < KEY_LENGTH) this.#key.push(byte);
  }

  /** Handles an opening bracket. Returns true at the start of an entry. */
  #open(): boolean {
    this.#depth++;
    if (this.#depth < ENTRY_DEPTH) {
      this.#keys[this.#depth] = Buffer.from(this.#key).toString('latin1');
      this.#key = [];
    }
    const isEntry = this.#keys[2] === 'log' && this.#keys[3] === 'entries';
    if (this.#depth !== ENTRY_DEPTH || !isEntry) return false;
    this.#parts = [];
    this.#start = { line: this.#line, column: this.#column };
    return true;
  }

  /** Handles a closing bracket. Returns true at the end of an entry. */
  #close(): boolean {
    this.#depth--;
    return this.#depth === ENTRY_DEPTH - 1 && this.#parts !== undefined;
  }
}
