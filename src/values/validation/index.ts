/** Validates values against schemas: one implementation for examples, defaults and samples. */
export { fits, fitsNumber, fitsText } from './fits.js';
export {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  isSameValue,
  type Instance,
} from './instance.js';
export { spend, type Judging } from './judging.js';
export { mismatchOf, type Mismatch } from './mismatch.js';
