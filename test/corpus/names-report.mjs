/** Statistics of names and groups over the corpus. */

/**
 * The smallest allowed shares: of operationIds written by people whose words are in the name, and
 * of tagged documents whose tags are the groups.
 */
const LEAST = { names: 0.99, tags: 0.97 };

/**
 * Prints the shares, and with `details` also every exception.
 * @returns the number of shares that are too small
 */
export function printNames(records, { details }) {
  const found = records.flatMap(({ name, names }) => (names ? [{ name, ...names }] : []));
  const total = (of) => found.reduce((sum, one) => sum + of(one), 0);
  const written = total(({ ids, machines }) => ids - machines);
  const lost = total((one) => one.lost.length);
  const tagged = found.filter((one) => one.tagged > 0);
  const scattered = tagged.filter((one) => one.untagged.length > 0);
  if (details) {
    for (const one of found) for (const text of one.lost) console.log(`${one.name}: ${text}`);
    for (const one of scattered) console.log(`${one.name}: ${one.untagged[0]}`);
  }
  const names = 1 - lost / Math.max(1, written);
  const tags = 1 - scattered.length / Math.max(1, tagged.length);
  const percent = (share) => `${(100 * share).toFixed(2)} %`;
  console.log(
    `operationIds ${total(({ ids }) => ids)}, of people ${written}, kept ${percent(names)}`,
  );
  console.log(
    `documents with a tag on every operation ${tagged.length}, tags kept ${percent(tags)}`,
  );
  return Number(names < LEAST.names) + Number(tags < LEAST.tags);
}
