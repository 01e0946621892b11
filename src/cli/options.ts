/** The flags that several commands have. */
import type { ParseArgsConfig } from 'node:util';

/** Flags by their names, as Node parses them. */
export type FlagOptions = NonNullable<ParseArgsConfig['options']>;

/** Flags of every command. */
export const EVERYWHERE: FlagOptions = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  debug: { type: 'boolean' },
};

/** Flags of commands that read descriptions. */
export const READING: FlagOptions = {
  config: { type: 'string', short: 'c' },
  api: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  header: { type: 'string', short: 'H', multiple: true },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  verbose: { type: 'boolean', short: 'v' },
};

export const QUIET: FlagOptions = { quiet: { type: 'boolean', short: 'q' } };

/** Flags of commands that write output. */
export const WRITING: FlagOptions = {
  ...READING,
  ...QUIET,
  out: { type: 'string', short: 'o' },
  target: { type: 'string', short: 't', multiple: true },
  handlers: { type: 'string' },
};
