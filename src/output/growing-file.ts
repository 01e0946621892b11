/** A file that grows while it is complete at any time: what is added goes before its end. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface GrowingFile {
  /**
   * Adds an item. The file is whole before and after, and one write makes it so.
   * @param textAt the item, where it is told at which byte it will stand
   */
  add(textAt: (at: number) => string): void;
  /** Replaces as many bytes as the text has. */
  write(text: string, at: number): void;
  close(): void;
}

/**
 * Begins a file that holds a list.
 * @param path absolute; what stands there is replaced
 * @param start before the first item
 * @param end after the last one
 * @throws what the system says, where nothing can be written there
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
