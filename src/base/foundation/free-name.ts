/** Names that nothing else has. */

type Taken = Pick<ReadonlySet<string>, 'has'>;

/** Returns the name, or the first of `wanted2`, `wanted3`, … that is free. */
export function freeName(wanted: string, taken: Taken, separator = ''): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${separator}${count}`;
  return name;
}

/** The same. The name is taken from then on. */
export function mintName(taken: Set<string>, wanted: string, separator = ''): string {
  const name = freeName(wanted, taken, separator);
  taken.add(name);
  return name;
}

/** Returns the name, followed by as many marks as make it free. */
export function markedName(wanted: string, taken: Taken, mark = '_'): string {
  let name = wanted;
  while (taken.has(name)) name += mark;
  return name;
}
