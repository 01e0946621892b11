/** Sites: companies, each with its users and conversations. */
import type { Caller } from './caller.js';

export interface Site {
  /** The cloud id: a lower-case UUID. */
  readonly id: string;
  readonly name: string;
}

export interface Sites {
  /** The sites that the app was added to, or that the person belongs to, by id. */
  list(caller: Caller): Promise<readonly Site[]>;
}
