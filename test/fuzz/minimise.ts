/** Reduces a document that causes a fault to the smallest one that still causes it. */
import { placesIn, type Data } from './mutate.js';

/** The limit for the number of attempts. */
const MOST_TRIALS = 1500;

/**
 * Deletes every part without which the fault still occurs, outer parts first.
 * @param shows true if a document still has the fault
 */
export async function minimised(
  document: Data,
  shows: (document: Data) => Promise<boolean>,
): Promise<Data> {
  let smallest = document;
  let trials = 0;
  for (let isSmaller = true; isSmaller && trials < MOST_TRIALS;) {
    isSmaller = false;
    const count = placesIn({ root: smallest }).length;
    for (let index = 0; index < count && trials < MOST_TRIALS; index++) {
      const root = { root: structuredClone(smallest) };
      const place = placesIn(root)[index];
      if (!place || place.holder === root) continue;
      const { holder, key } = place;
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      trials++;
      if (!(await shows(root.root))) continue;
      smallest = root.root;
      isSmaller = true;
      index--;
    }
  }
  return smallest;
}
