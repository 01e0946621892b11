/** The commands, and the flags of each. */
import type { ParseArgsConfig } from 'node:util';

export const COMMANDS = [
  'generate',
  'check',
  'upgrade',
  'inspect',
  'settle',
  'diff',
  'mock',
  'record',
  'verify',
  'explain',
  'init',
] as const;
export type CommandName = (typeof COMMANDS)[number];

type Options = NonNullable<ParseArgsConfig['options']>;

const EVERYWHERE: Options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  debug: { type: 'boolean' },
};

const READING: Options = {
  config: { type: 'string', short: 'c' },
  api: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  header: { type: 'string', short: 'H', multiple: true },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  verbose: { type: 'boolean', short: 'v' },
};

const QUIET: Options = { quiet: { type: 'boolean', short: 'q' } };

const WRITING: Options = {
  ...READING,
  ...QUIET,
  out: { type: 'string', short: 'o' },
  target: { type: 'string', short: 't', multiple: true },
  handlers: { type: 'string' },
};

/** The flags of every command; the help page says the same. */
export const OPTIONS: Readonly<Record<CommandName, Options>> = {
  generate: {
    ...EVERYWHERE,
    ...WRITING,
    force: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    watch: { type: 'boolean', short: 'w' },
    restore: { type: 'boolean' },
    'allow-mass-removal': { type: 'boolean' },
    move: { type: 'string', multiple: true },
    rename: { type: 'string', multiple: true },
  },
  check: { ...EVERYWHERE, ...WRITING },
  upgrade: { ...EVERYWHERE, ...WRITING, check: { type: 'boolean' } },
  inspect: { ...EVERYWHERE, ...READING },
  settle: {
    ...EVERYWHERE,
    ...READING,
    accept: { type: 'string', multiple: true },
    prefer: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    open: { type: 'boolean' },
    port: { type: 'string', short: 'p' },
  },
  diff: {
    ...EVERYWHERE,
    api: { type: 'string' },
    header: { type: 'string', short: 'H', multiple: true },
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    verbose: { type: 'boolean', short: 'v' },
  },
  mock: {
    ...EVERYWHERE,
    ...READING,
    ...QUIET,
    port: { type: 'string', short: 'p' },
    host: { type: 'string', multiple: true },
    seed: { type: 'string' },
    dynamic: { type: 'boolean', short: 'd' },
    stateful: { type: 'boolean' },
    watch: { type: 'boolean', short: 'w' },
  },
  record: {
    ...EVERYWHERE,
    ...QUIET,
    target: { type: 'string', short: 't', multiple: true },
    out: { type: 'string', short: 'o' },
    port: { type: 'string', short: 'p' },
    host: { type: 'string', multiple: true },
    keep: { type: 'string', multiple: true },
  },
  verify: {
    ...EVERYWHERE,
    config: { type: 'string', short: 'c' },
    api: { type: 'string' },
    overlay: { type: 'string', multiple: true },
    header: { type: 'string', short: 'H', multiple: true },
    format: { type: 'string' },
    suggest: { type: 'string' },
    verbose: { type: 'boolean', short: 'v' },
  },
  explain: EVERYWHERE,
  init: {
    ...EVERYWHERE,
    yes: { type: 'boolean', short: 'y' },
    out: { type: 'string', short: 'o' },
    target: { type: 'string', short: 't', multiple: true },
    handlers: { type: 'string' },
  },
};
