/** A description with the changes of an overlay in it, as if they stood in its file. */
import type { Document } from '../source/document.js';
import type { Touch } from './edit.js';
import type { Touches } from './touches.js';

/**
 * The document with other data. Places of the changed data are located where they stand in the text of the file; what an
 * overlay added there is located at the nearest place around it.
 * @param data the changed copy
 * @param touched what was changed in it
 */
export function writtenDocument(
  document: Document,
  data: unknown,
  touched: readonly Touch[],
  touches: Touches,
): Document {
  const shifts = touched.filter((touch) => touch.shifts === true).reverse();
  const former = (pointer: string): string =>
    shifts.reduce((at, { pointer: removed }) => movedBack(at, removed), pointer);
  return {
    ...document,
    data,
    locate: (place) => document.locate({ ...place, pointer: former(place.pointer) }),
    line: (number) => document.line(number),
    scalarText: (pointer) =>
      touches.over(pointer).length > 0 ? undefined : document.scalarText(former(pointer)),
  };
}

/** Where a place was before an item in front of it was removed from its array. */
function movedBack(pointer: string, removed: string): string {
  const slash = removed.lastIndexOf('/') + 1;
  const [array, index] = [removed.slice(0, slash), Number(removed.slice(slash))];
  if (!pointer.startsWith(array)) return pointer;
  const [own = '', ...rest] = pointer.slice(array.length).split('/');
  return Number(own) < index ? pointer : array + [String(Number(own) + 1), ...rest].join('/');
}
