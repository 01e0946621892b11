/** A file that grows while it is complete at any time: what is added goes before its end. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface GrowingFile {
  /** Adds an item. The file is whole before and after, and one write makes it so. */
  add(text: string): void;
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
    add(text) {
      const item = (isFirst ? '\n' : ',\n') + text;
      writeSync(handle, item + end, at);
      at += Buffer.byteLength(item);
      isFirst = false;
    },
    close: () => closeSync(handle),
  };
}
