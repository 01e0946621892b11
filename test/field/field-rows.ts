/** Descriptions with facts that generators often lose, and the expected result for each fact. */
import type { Row } from '../program-rows.js';
import { FORMS } from './form-rows.js';
import { LETTER } from './letter-rows.js';
import { MESSAGES } from './message-rows.js';
import { NAMES } from './name-rows.js';
import { READING } from './reading-rows.js';
import { RUNNING } from './running-rows.js';
import { SERVING } from './serving-rows.js';

export const ROWS: readonly Row[] = [
  ...READING,
  ...RUNNING,
  ...FORMS,
  ...SERVING,
  ...LETTER,
  ...MESSAGES,
  ...NAMES,
];
