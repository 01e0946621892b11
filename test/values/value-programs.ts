/** Descriptions of values that are often transferred wrongly, and the expected results. */
import type { Row } from '../program-rows.js';
import { BYTES, TEXTS } from './body-programs.js';
import { CONVERTED, SENT } from './json-programs.js';

export const VALUE_PROGRAMS: readonly Row[] = [...CONVERTED, ...SENT, ...BYTES, ...TEXTS];
