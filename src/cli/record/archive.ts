/** Writes the file of a recording. Its functions accept only text from which secrets have been removed. */
import { createGrowingFile } from '../../output/files/index.js';
import type { ScrubbedEntry } from './entry.js';
import { scrubbedJson, type Scrubbed, type Withheld } from './scrub/index.js';

export interface Archive {
  /** Adds an exchange. The file is a complete archive before and after each call. */
  readonly add: (entry: ScrubbedEntry) => void;
  /** Restores replaced words that occurred so often that they must belong to the API, and closes the file. */
  readonly close: () => void;
}

/**
 * Creates an HTTP archive (HAR 1.2).
 * @param creator the `creator` of the archive
 * @throws the error of the file system if the file cannot be written
 */
export function createArchive(
  path: string,
  creator: { readonly name: string; readonly version: string },
  withheld: Withheld,
): Archive {
  const start = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  const file = createGrowingFile(path, start, '\n]}}\n');
  const put = (words: ReturnType<Withheld['settledWords']>): void => {
    for (const { word, offsets } of words) for (const at of offsets) file.write(word, at);
  };
  return {
    add: (entry) => {
      file.add((at): Scrubbed => withheld.write(scrubbedJson(entry), at));
      put(withheld.settledNames());
    },
    close: () => {
      put(withheld.settledWords());
      file.close();
    },
  };
}
