/** Removes extensions that mark a fact as undeclared (such as an unknown type), if an overlay declares this fact. */
import { memberOf } from '../../base/foundation/plain-object.js';
import { pointerKeys } from '../../model/pointer.js';
import { EXTENSION } from '../../model/extensions.js';
import type { Touch } from './edit.js';

/** Members that do not affect the schema of a value. */
const ANNOTATIONS = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'default',
  'deprecated',
]);

const MARKS = [EXTENSION.unknown, EXTENSION.synthetic, EXTENSION.trust, EXTENSION.unnamed];

/**
 * Maps a field to the extension that stores its declared value. Such an extension is written if the declared value is
 * not valid in the OpenAPI field itself.
 */
const STATED_BESIDE: ReadonlyMap<string, string> = new Map([
  ['email', EXTENSION.email],
  ['url', EXTENSION.url],
  ['termsOfService', EXTENSION.termsOfService],
]);

/**
 * Removes the extensions that mark a fact as `unknown`, `synthetic`, of weak `trust` or `unnamed` from each object in
 * which an overlay changed something. Changes of annotations, such as a `description`, do not count.
 * @param document the changed data; it is edited in place, because it is a copy made for the overlay
 */
export function scrubMarks(document: unknown, touched: readonly Touch[]): void {
  for (const { pointer } of touched) {
    let value = document;
    for (const key of pointerKeys(pointer)) {
      if (typeof value !== 'object' || value === null) break;
      scrubField(value, key);
      if (!Array.isArray(value) && !ANNOTATIONS.has(key) && !key.startsWith('x-')) {
        for (const mark of MARKS) Reflect.deleteProperty(value, mark);
      }
      if (!Object.hasOwn(value, key)) break;
      value = memberOf(value, key);
    }
  }
}

/**
 * If an overlay declares a field, removes the extension that stores another value for this field, because the value in
 * the extension would be preferred when the document is read. Also removes the field from the list of synthetic fields.
 */
function scrubField(container: object, key: string): void {
  const beside = STATED_BESIDE.get(key);
  if (beside !== undefined) Reflect.deleteProperty(container, beside);
  const synthetic = memberOf(container, EXTENSION.synthetic);
  if (!Array.isArray(synthetic)) return;
  const left = synthetic.filter((field) => field !== key);
  Reflect.set(container, EXTENSION.synthetic, left);
}
