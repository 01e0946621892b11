/** A description in which the changes of an overlay appear as if they had been made in the file. */
import type { Document } from '../../input/source/document.js';
import type { Touch } from './edit.js';
import type { Touches } from './touches.js';

/**
 * Returns the document with the changed data. Values keep their locations in the original file. A value that an overlay
 * added has the location of the nearest enclosing value in the file.
 * @param data the changed copy of the data
 * @param touched the changes
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

/** Returns the pointer that a value had before the array item at the pointer `removed` was removed. */
function movedBack(pointer: string, removed: string): string {
  const slash = removed.lastIndexOf('/') + 1;
  const [array, index] = [removed.slice(0, slash), Number(removed.slice(slash))];
  if (!pointer.startsWith(array)) return pointer;
  const [own = '', ...rest] = pointer.slice(array.length).split('/');
  return Number(own) < index ? pointer : array + [String(Number(own) + 1), ...rest].join('/');
}
