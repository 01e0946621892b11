/** Names of functions and constants in a module that is being written. */

/**
 * A name that the module does not have yet, which it has from then on.
 * @param taken all names of the module
 * @param wanted the name, if it is free; otherwise the first of `wanted2`, `wanted3`, … that is
 */
export function mintName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}
