/** Sites: companies, each with its users and conversations. */
import type { Caller } from './caller.js';

export interface Site {
  /** The cloud id: a UUID in lower case. */
  readonly id: string;
  readonly name: string;
}

export interface Sites {
  /** Returns the sites to which the app was added, or to which the person belongs, sorted by id. */
  list(caller: Caller): Promise<readonly Site[]>;
}
