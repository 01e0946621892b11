/** Whether values are what schemas describe: examples, defaults and samples are held against them by one implementation. */
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
