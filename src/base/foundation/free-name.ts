/** Finds names that are not used yet. */

type Taken = Pick<ReadonlySet<string>, 'has'>;

/** Returns the wanted name, or the first of `wanted2`, `wanted3`, … that is not taken. */
export function freeName(wanted: string, taken: Taken, separator = ''): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${separator}${count}`;
  return name;
}

/** Returns a free name like `freeName`, and also adds it to the taken names. */
export function mintName(taken: Set<string>, wanted: string, separator = ''): string {
  const name = freeName(wanted, taken, separator);
  taken.add(name);
  return name;
}

/** Appends `mark` to the wanted name until the name is not taken. */
export function markedName(wanted: string, taken: Taken, mark = '_'): string {
  let name = wanted;
  while (taken.has(name)) name += mark;
  return name;
}
