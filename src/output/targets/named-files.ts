/**
 * Assigns named types to files. A small API has one file for all types; otherwise there is one file for each prefix of
 * their names.
 */
import { isDeviceName } from '../../base/foundation/device-name.js';
import { groupBy } from '../../base/foundation/group.js';

/** If there are no more types than this, all of them are in one file. */
const FEW = 100;

/** The maximum number of types in a file. If more names have the same prefix, the prefix is extended by a letter. */
const FULL = 150;

/** The maximum length of the prefix by which types are assigned to files, in characters. */
const LONGEST = 40;

/** The file of all types in a small API. */
export const SCHEMAS_FILE = './schemas.ts';

/**
 * Assigns each type to a file. The file depends on the name of the type, so a new type does not move other types to
 * other files, unless it makes a file too large. That file is then split.
 * @param names the names of all types
 * @returns a function that returns the file of a type, given its name
 */
export function typeFiles(names: readonly string[]): (name: string) => string {
  return filesByName(names, SCHEMAS_FILE);
}

/**
 * Assigns names to files like `typeFiles`.
 * @param whole the file if there are few names; if there are many, they are split into several files in a folder of
 * the same name
 */
export function filesByName(names: readonly string[], whole: string): (name: string) => string {
  if (names.length <= FEW) return () => whole;
  const folder = whole.replace(/\.ts$/, '');
  const full = fullBeginnings(names);
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    let length = 1;
    let start = beginning(name, length);
    while (full.has(`${length} ${start}`)) start = beginning(name, ++length);
    const file = `${folder}/${start}.ts`;
    known.set(name, file);
    return file;
  };
}

/**
 * Returns the prefixes that too many names share, so that a longer prefix is used for these names. Prefixes of the
 * maximum length are omitted, because they cannot become longer.
 */
function fullBeginnings(names: readonly string[]): ReadonlySet<string> {
  const full = new Set<string>();
  let open = names;
  for (let length = 1; length < LONGEST && open.length > FULL; length++) {
    const groups = groupBy(open, (name) => `${length} ${beginning(name, length)}`);
    const crowded = [...groups].filter(([, group]) => group.length > FULL);
    for (const [start] of crowded) full.add(start);
    open = crowded.flatMap(([, group]) => group);
  }
  return full;
}

/**
 * Returns the prefix of a name: letters and digits, in lower case. So names that differ only in case share a file on
 * every disk.
 */
function beginning(name: string, length: number): string {
  const start = name
    .slice(0, length)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '_');
  return isDeviceName(start) ? `${start}_` : start;
}
