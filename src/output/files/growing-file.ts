/** A file that can grow and is complete at any time: items are inserted before its end. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface GrowingFile {
  /**
   * Adds an item with a single write, so the file is complete before and after.
   * @param textAt returns the item for its byte offset
   */
  add(textAt: (at: number) => string): void;
  /** Overwrites as many bytes as the text has. */
  write(text: string, at: number): void;
  close(): void;
}

/**
 * Creates a file with a list.
 * @param path absolute; an existing file is replaced
 * @param start the text before the first item
 * @param end the text after the last item
 * @throws the system error if the file cannot be written
 */
export function createGrowingFile(path: string, start: string, end: string): GrowingFile {
  const handle = openSync(path, 'w', 0o600);
  let at = Buffer.byteLength(start);
  let isFirst = true;
  writeSync(handle, start + end, 0);
  return {
    add(textAt) {
      const before = isFirst ? '\n' : ',\n';
      const item = before + textAt(at + before.length);
      writeSync(handle, item + end, at);
      at += Buffer.byteLength(item);
      isFirst = false;
    },
    write: (text, from) => void writeSync(handle, text, from),
    close: () => closeSync(handle),
  };
}
