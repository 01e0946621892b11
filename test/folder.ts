/** A new folder for each test, which is deleted after the test. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

export interface TestFolder {
  /** Its current real path. */
  readonly path: string;
  /** Writes a file and its folders; a value that is not a string is written as JSON. */
  readonly write: (path: string, data: unknown) => void;
  /** Reads a text. */
  readonly read: (path: string) => string;
}

function folder(): TestFolder & { open: () => void; close: () => void } {
  let path = '';
  return {
    get path() {
      return path;
    },
    write: (name, data) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof data === 'string' ? data : JSON.stringify(data));
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    open: () => {
      path = realpathSync(mkdtempSync(join(tmpdir(), 'restitch-test-')));
    },
    close: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A new folder for each test of a file, or of a `describe`. */
export function folderOfEachTest(): TestFolder {
  const made = folder();
  beforeEach(made.open);
  afterEach(made.close);
  return made;
}

/** One folder for all tests of a file, or of a `describe`. */
export function folderOfAllTests(): TestFolder {
  const made = folder();
  beforeAll(made.open);
  afterAll(made.close);
  return made;
}
