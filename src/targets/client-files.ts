/** In which file a named type stands: one for all in small APIs, else one for each beginning of a name. */

/** So many types are one file. */
const FEW = 100;

/** So many types of one beginning are one file; more are told apart by a further letter. */
const FULL = 150;

/** Beginnings longer than this are not told apart. */
const LONGEST = 40;

/** The file that stands for all of them. */
export const SCHEMAS = './schemas.ts';

/**
 * Where types stand. A type's file depends on its name, and only where a file would grow too large on how
 * many there are: another type moves no other.
 * @param names all of them
 * @returns name → file
 */
export function typeFiles(names: readonly string[]): (name: string) => string {
  return filesByName(names, SCHEMAS);
}

/**
 * The same for whatever has names.
 * @param whole the file that stands for all of them; where they are many, its folder holds several
 */
export function filesByName(names: readonly string[], whole: string): (name: string) => string {
  if (names.length <= FEW) return () => whole;
  const folder = whole.replace(/\.ts$/, '');
  const counts = new Map<string, number>();
  for (const name of names) {
    for (let length = 1; length <= LONGEST; length++) {
      const start = beginning(name, length);
      counts.set(`${length} ${start}`, (counts.get(`${length} ${start}`) ?? 0) + 1);
    }
  }
  return (name) => {
    let length = 1;
    const isFull = (): boolean => (counts.get(`${length} ${beginning(name, length)}`) ?? 0) > FULL;
    while (length < LONGEST && isFull()) length++;
    return `${folder}/${beginning(name, length)}.ts`;
  };
}

/** Letters and digits, small: names that differ in case alone share a file, whatever the disk thinks of case. */
function beginning(name: string, length: number): string {
  const start = name
    .slice(0, length)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '_');
  return DEVICES.test(start) ? `${start}_` : start;
}

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;
