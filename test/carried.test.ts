/** Values that are easily carried wrongly: from a call of the generated client to a handler of the generated server. */
import { proveRows } from './program-rows.js';
import { VALUE_PROGRAMS } from './value-programs.js';

proveRows(VALUE_PROGRAMS);
