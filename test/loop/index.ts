/** The loop of a generated client and a generated server. */
export { loop, type Found, type Looped } from './loop.js';
export { listening, type Listening } from './reported.js';
export { tally, type Tally } from './tally.js';
