/** All commands. */
import type { Command } from './command.js';
import { DIFF } from './diff/command.js';
import { EXPLAIN } from './explain/command.js';
import { CHECK, GENERATE } from './generate-command.js';
import { INIT } from './init/command.js';
import { INSPECT } from './inspect/command.js';
import { MOCK } from './mock/command.js';
import { RECORD } from './record/command.js';
import { SETTLE } from './settle/command.js';
import { VERIFY } from './verify/command.js';

/** The commands in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  GENERATE,
  CHECK,
  INSPECT,
  SETTLE,
  DIFF,
  RECORD,
  VERIFY,
  MOCK,
  EXPLAIN,
  INIT,
];
