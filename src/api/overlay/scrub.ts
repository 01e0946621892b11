/** Removes the marks of undeclared facts where an overlay declares them. */
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

/** Fields whose declared value is in an extension, because OpenAPI does not allow it in the field. */
const STATED_BESIDE: ReadonlyMap<string, string> = new Map([
  ['email', EXTENSION.email],
  ['url', EXTENSION.url],
  ['termsOfService', EXTENSION.termsOfService],
]);

/**
 * Removes the marks `unknown`, `synthetic`, `trust` and `unnamed` from every object for which an overlay declares a
 * schema.
 * @param document the changed data; changed in place, since it is a copy made for the overlay
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

/** The reader would prefer the value in the extension to the one of the overlay. */
function scrubField(container: object, key: string): void {
  const beside = STATED_BESIDE.get(key);
  if (beside !== undefined) Reflect.deleteProperty(container, beside);
  const synthetic = memberOf(container, EXTENSION.synthetic);
  if (!Array.isArray(synthetic)) return;
  const left = synthetic.filter((field) => field !== key);
  Reflect.set(container, EXTENSION.synthetic, left);
}
