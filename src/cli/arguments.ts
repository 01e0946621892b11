/** Parses the command line into a command, its arguments and its flags. */
import { parseArgs } from 'node:util';
import type { FailOn } from '../run/config/config.js';
import { nearest } from '../base/foundation/suggest.js';
import { parseHeaderFlag, type HeaderFlag } from './header-flag.js';
import { isHostName } from '../base/foundation/host-name.js';
import { UsageError } from './io.js';
import type { FlagOptions } from './options.js';

/**
 * An amount from a flag such as `--delay 200` or `--delay listPets=200`. It applies to the operation with the name, or
 * to every operation if there is no name.
 */
export interface Amount {
  readonly name?: string;
  readonly amount: number;
}

export interface Flags {
  readonly config?: string;
  /** The API to use, if the configuration contains several. */
  readonly api?: string;
  readonly out?: string;
  /**
   * The names of the targets as the user wrote them. They are checked later, because custom targets are only known
   * after the configuration is loaded.
   */
  readonly targets?: readonly string[];
  readonly overlays: readonly string[];
  /** The headers to send to the hosts of inputs, in the order of the command line. */
  readonly headers: readonly HeaderFlag[];
  readonly handlers?: string;
  readonly failOn?: FailOn;
  /** The changes that make `diff` exit with 1. */
  readonly failOnChange: FailOnChange;
  readonly json: boolean;
  readonly markdown: boolean;
  readonly junit: boolean;
  /** The file into which `verify` writes an overlay that makes the API match its traffic. */
  readonly suggest?: string;
  /** True if `init` uses the defaults without asking. */
  readonly yes: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly restore: boolean;
  /** Prove with all values that merging is sound. */
  readonly prove: boolean;
  readonly allowMassRemoval: boolean;
  /** The operations, types and groups to rename. */
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** The old and the new keys of operations that have moved. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** The port of the mock or of the recording proxy. */
  readonly port?: number;
  /** The address to listen on, followed by the other host names for which requests are accepted. */
  readonly hosts: readonly [string, ...string[]];
  /** The conflicts whose current result `settle` accepts: their ids, codes, or costs (such as `wording`). */
  readonly accept: readonly string[];
  /** The documents whose values `settle` chooses in conflicts. */
  readonly prefer: readonly string[];
  /** The fields whose values `record` writes unchanged. */
  readonly keep: readonly string[];
  /** The names that `record` writes unchanged. */
  readonly keepNames: readonly string[];
  /** The file into which the recorder writes its address. */
  readonly ready?: string;
  /** A number that changes the generated values. */
  readonly seed?: number;
  /** True if the mock generates values even if the description contains examples. */
  readonly dynamic: boolean;
  /** True if the mock remembers the items that requests create, change and delete. */
  readonly stateful: boolean;
  /** The number of milliseconds that the mock waits before a response. */
  readonly delays: readonly Amount[];
  /** The number of milliseconds between two events of a stream from the mock. */
  readonly events: readonly Amount[];
  /** The percentage of requests for which the mock responds with an error. */
  readonly failures: readonly Amount[];
  readonly verbose: boolean;
  /** Lists the facts of descriptions that the merged API does not contain. */
  readonly account: boolean;
  /** Print errors only. */
  readonly quiet: boolean;
  readonly debug: boolean;
}

/** The least severe change for which `diff` exits with 1. It also exits with 1 for more severe changes. */
export type FailOnChange = 'breaking' | 'warning' | 'any' | 'none';

/** The value of `--format`. */
export type OutputFormat = 'text' | 'json' | 'markdown' | 'junit';

/** Describes the command line of a command: its name, its arguments and its flags. */
export interface CommandSyntax {
  readonly name: string;
  readonly options: FlagOptions;
  /** The values that `--format` accepts; by default `text` and `json`. */
  readonly formats?: readonly OutputFormat[];
  /** True for a command that takes two lists of arguments, separated by `--`, and has the flag `--fail-on`. */
  readonly isTwoSided?: boolean;
}

export type Parsed<Command extends CommandSyntax> =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command?: Command }
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly words: readonly string[];
      /** The arguments after `--`, if the command takes two lists of arguments. */
      readonly others?: readonly string[];
      readonly flags: Flags;
    };

/**
 * Reads the command line.
 * @param argv the arguments after the program's name
 * @param commands all commands
 * @throws UsageError with a suggestion for unknown commands, flags and values
 */
export function parseArguments<Command extends CommandSyntax>(
  argv: readonly string[],
  commands: readonly Command[],
): Parsed<Command> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    const names = commands.map(({ name }) => name).join(', ');
    throw new UsageError(`the command is missing: name one of ${names}`);
  }
  if (first === '--version' || first === '-V' || first === '-v') return { kind: 'version' };
  if (first === '--help' || first === '-h' || first === 'help') return helpFor(rest[0], commands);
  const command = commands.find(({ name }) => name === first);
  if (!command) {
    const what = first.startsWith('-') ? 'flag' : 'command';
    const known = what === 'flag' ? ['--help', '--version'] : commands.map(({ name }) => name);
    throw new UsageError(`unknown ${what} ${quote(first)}${didYouMean(first, known)}`);
  }
  const { options } = command;
  // The command's flags may be before or after `--`.
  const split = command.isTwoSided ? rest.indexOf('--') : -1;
  const { values, positionals, tokens } = parseArgs({
    args: split < 0 ? rest : rest.filter((_, index) => index !== split),
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token, command);
  if (values['help'] === true) return { kind: 'help', command };
  // An empty path would mean the current folder.
  if (positionals.includes('')) {
    throw new UsageError(
      `an argument of ${command.name} is an empty text: remove it. If it is a shell variable, check that it is set.`,
    );
  }
  if (values['version'] === true) return { kind: 'version' };
  const flags = flagsOf(values, command);
  if (flags.quiet && flags.verbose) {
    throw new UsageError(
      '--quiet cannot be used with --verbose, because it hides what --verbose prints: remove one of them',
    );
  }
  if (split < 0) return { kind: 'command', command, words: positionals, flags };
  const before = tokens.filter(({ kind, index }) => kind === 'positional' && index < split).length;
  const [words, others] = [positionals.slice(0, before), positionals.slice(before)];
  return { kind: 'command', command, words, others, flags };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

/** @throws UsageError for an unknown flag, and for a value that is missing or superfluous */
function checkOption(
  { name, rawName: flag, value }: OptionToken,
  { name: command, options }: CommandSyntax,
): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) {
    const known = Object.keys(options).map((one) => `--${one}`);
    throw new UsageError(`unknown flag ${quote(flag)} for ${command}${didYouMean(flag, known)}`);
  }
  if (option.type === 'string' && (value ?? '') === '') {
    throw new UsageError(
      `${flag} needs a value, but its value is missing or empty: write ${flag} VALUE. If VALUE is a shell variable, check that it is set.`,
    );
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw new UsageError(`${flag} takes no value: write ${flag} alone to turn it on, or remove it`);
  }
}

function helpFor<Command extends CommandSyntax>(
  word: string | undefined,
  commands: readonly Command[],
): Parsed<Command> {
  const command = commands.find(({ name }) => name === word);
  return command ? { kind: 'help', command } : { kind: 'help' };
}

function flagsOf(
  values: Readonly<Record<string, unknown>>,
  { isTwoSided = false, formats = ['text', 'json'] }: CommandSyntax,
): Flags {
  const text = (name: string): string | undefined => onlyText(values[name]);
  const texts = (name: string): string[] =>
    [values[name]].flat().flatMap((one) => onlyText(one) ?? []);
  const [config, out, handlers] = [text('config'), text('out'), text('handlers')];
  const [port, seed] = [text('port'), text('seed')];
  const api = text('api');
  const fails = text('fail-on');
  const failOn = oneOf('--fail-on', isTwoSided ? undefined : fails, FAIL_ON);
  const failOnChange = oneOf('--fail-on', isTwoSided ? fails : undefined, FAIL_ON_CHANGE);
  const format = oneOf('--format', text('format'), formats);
  const [suggest, ready] = [text('suggest'), text('ready')];
  const targets = texts('target')
    .flatMap((list) => list.split(','))
    .map((name) => name.trim());
  return {
    ...(config !== undefined && { config }),
    ...(api !== undefined && { api }),
    ...(out !== undefined && { out }),
    ...(handlers !== undefined && { handlers }),
    ...(failOn && { failOn }),
    ...(targets.length > 0 && { targets }),
    ...(port !== undefined && { port: numberOf('--port', port, 65_535) }),
    ...(seed !== undefined && { seed: numberOf('--seed', seed, 2 ** 31 - 1) }),
    dynamic: values['dynamic'] === true,
    stateful: values['stateful'] === true,
    delays: texts('delay').map((one) => amountOf('--delay', one, MILLISECONDS)),
    events: texts('events').map((one) => amountOf('--events', one, MILLISECONDS)),
    failures: texts('fail').map((one) => amountOf('--fail', one, PERCENTAGE)),
    hosts: hostsOf(texts('host')),
    keep: texts('keep').flatMap(namesOf),
    keepNames: texts('keep-name').flatMap(namesOf),
    overlays: texts('overlay'),
    headers: texts('header').map(parseHeaderFlag),
    failOnChange: failOnChange ?? 'breaking',
    json: format === 'json' || values['json'] === true,
    accept: texts('accept'),
    prefer: texts('prefer'),
    markdown: format === 'markdown',
    junit: format === 'junit',
    ...(suggest !== undefined && { suggest }),
    ...(ready !== undefined && { ready }),
    yes: values['yes'] === true,
    force: values['force'] === true,
    dryRun: values['dry-run'] === true,
    watch: values['watch'] === true,
    restore: values['restore'] === true,
    prove: values['prove'] === true,
    allowMassRemoval: values['allow-mass-removal'] === true,
    moves: texts('move').map(moveOf),
    renames: texts('rename').map(renameOf),
    verbose: values['verbose'] === true,
    account: values['account'] === true,
    quiet: values['quiet'] === true,
    debug: values['debug'] === true,
  };
}

function onlyText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const FAIL_ON = ['error', 'warning', 'loss'] as const;
const FAIL_ON_CHANGE = ['breaking', 'warning', 'any', 'none'] as const;

function namesOf(list: string): string[] {
  return list.split(',').map((name) => name.trim());
}

function hostsOf(texts: readonly string[]): Flags['hosts'] {
  const [first, ...others] = texts;
  // An empty host name would make the server listen on all addresses of the machine.
  const wrong = texts.find((text) => !isHostName(text));
  if (wrong === undefined) return [first ?? '127.0.0.1', ...others];
  throw new UsageError(
    `--host must be a host name or an IP address, not ${quote(wrong)}: for example --host 0.0.0.0`,
  );
}

function numberOf(flag: string, text: string, most: number): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`${flag} must be a whole number from 0 to ${most}, not ${quote(text)}`);
}

/** How an amount is written. */
interface AmountForm {
  readonly pattern: RegExp;
  /** The words for valid amounts in messages. */
  readonly words: string;
  /** A valid amount for messages. */
  readonly example: string;
}

const MILLISECONDS: AmountForm = {
  pattern: /^\d{1,6}$/,
  words: 'a number of milliseconds from 0 to 999999',
  example: '200',
};
const PERCENTAGE: AmountForm = {
  pattern: /^(?:100|\d{1,2})%$/,
  words: 'a percentage from 0% to 100%',
  example: '10%',
};

/** Parses `AMOUNT`, or `NAME=AMOUNT` for one operation. */
function amountOf(flag: string, text: string, { pattern, words, example }: AmountForm): Amount {
  const [, name, amount = ''] = /^(?:([^=]+)=)?(.*)$/s.exec(text) ?? [];
  if (!pattern.test(amount)) {
    throw new UsageError(
      `${flag} must be ${words}, not ${quote(text)}: ${flag} ${example} for all operations, or ${flag} listPets=${example} for the operation listPets`,
    );
  }
  return { ...(name !== undefined && { name }), amount: Number.parseInt(amount, 10) };
}

/** Parses `OLD=NEW` with two names. */
function renameOf(text: string): Flags['renames'][number] {
  const [, from, to] = /^([^=]+)=([^=]+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    throw new UsageError(
      `--rename must have the form OLD=NEW, not ${quote(text)}: for example --rename listPet=listPets`,
    );
  }
  return { from, to };
}

/** Parses `OLD=NEW` with two keys of operations, such as `GET /pets`. */
function moveOf(text: string): Flags['moves'][number] {
  const [, from, to] = /^([A-Z][A-Z0-9_-]* \/.*?)=([A-Z][A-Z0-9_-]* \/.*)$/s.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    throw new UsageError(
      `--move must have the form "OLD=NEW" with two endpoints, not ${quote(text)}: for example --move "GET /pet/{id}=GET /pets/{id}"`,
    );
  }
  return { from, to };
}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((item) => item === value);
  if (found === undefined) {
    const meant = didYouMean(value, known);
    throw new UsageError(`${flag} must be one of ${known.join(', ')}, not ${quote(value)}${meant}`);
  }
  return found;
}

/**
 * Returns the targets that the command line names.
 * @param known the names of all targets
 * @returns `undefined` if the command line names no target
 * @throws UsageError for an unknown target
 */
export function targetsNamed(
  { targets }: Flags,
  known: readonly string[],
): readonly string[] | undefined {
  for (const name of targets ?? []) oneOf('--target', name, known);
  return targets;
}

/** Returns `: did you mean …?` with the known word that is most similar, or an empty text if none is similar. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}

function quote(word: string): string {
  return JSON.stringify(word);
}
