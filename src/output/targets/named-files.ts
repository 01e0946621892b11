/** The files of named types: one file for all types in small APIs, otherwise one for each beginning of a name. */
import { isDeviceName } from '../../base/foundation/device-name.js';
import { groupBy } from '../../base/foundation/group.js';

/** The maximum number of types that are in one file. */
const FEW = 100;

/** The maximum number of types in a file; if more names have the same beginning, a further letter is added to it. */
const FULL = 150;

/** The maximum length of a beginning. */
const LONGEST = 40;

/** The file of all types of a small API. */
export const SCHEMAS_FILE = './schemas.ts';

/**
 * Returns the files of types. A type's file depends on its name, and on the number of types only if a file would
 * become too large: adding a type does not move the others.
 * @param names the names of all types
 * @returns name → file
 */
export function typeFiles(names: readonly string[]): (name: string) => string {
  return filesByName(names, SCHEMAS_FILE);
}

/**
 * Assigns names to files like `typeFiles`.
 * @param whole the only file of a few names; many names are split into several files in a folder of the same name
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
 * Returns the beginnings that too many names share, each with its length. The longest beginnings are never split
 * further.
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

/** Letters and digits in lower case: names that differ only in case share a file, also on case-sensitive disks. */
function beginning(name: string, length: number): string {
  const start = name
    .slice(0, length)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '_');
  return isDeviceName(start) ? `${start}_` : start;
}
