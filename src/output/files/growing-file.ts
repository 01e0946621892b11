/** A file that contains a list and is complete at any time: new items are inserted before the end of the list. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface GrowingFile {
  /**
   * Adds an item with a single write, so that the file is complete before and after.
   * @param textAt returns the item's text, given the byte offset at which it is inserted
   */
  add(textAt: (at: number) => string): void;
  /** Overwrites bytes at an offset. The length of the file does not change. */
  write(text: string, at: number): void;
  close(): void;
}

/**
 * Creates a file with an empty list.
 * @param path the absolute path; an existing file is replaced
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
