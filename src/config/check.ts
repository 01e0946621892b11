/** Checks a configuration of unknown content: every wrong key and type becomes a diagnostic. */
import { CATALOG } from '../diagnostics/catalog.js';
import type { Report } from '../diagnostics/report.js';
import { escapePointer } from '../model/pointer.js';
import { resolveConfig, TARGET_NAMES, type Config, type UserConfig } from './config.js';
import { nearest } from '../foundation/suggest.js';

/** What a value of the configuration must be. */
type Rule =
  | { readonly is: 'string' | 'boolean' | 'function' }
  /** With any keys: a reader of its own checks it. */
  | { readonly is: 'object' }
  | { readonly is: 'one of'; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly of: Rule; readonly orOne?: boolean }
  | { readonly is: 'map'; readonly of: Rule; readonly keys?: () => readonly string[] }
  | { readonly is: 'record'; readonly fields: Readonly<Record<string, Rule>>; readonly or?: Rule };

const STRING: Rule = { is: 'string' };
const BOOLEAN: Rule = { is: 'boolean' };
const STRINGS: Rule = { is: 'list', of: STRING };
const STRING_OR_STRINGS: Rule = { is: 'list', of: STRING, orOne: true };

const CLIENT: Readonly<Record<string, Rule>> = {
  int64: { is: 'one of', values: ['number', 'string', 'bigint'] },
  dates: { is: 'one of', values: ['string', 'Date'] },
  accept: STRING,
};

const SERVER: Readonly<Record<string, Rule>> = {
  handlers: STRING,
  formats: { is: 'list', of: { is: 'one of', values: ['email', 'uri'] } },
};

const DOCS: Readonly<Record<string, Rule>> = {
  html: BOOLEAN,
  markdown: BOOLEAN,
  theme: { is: 'map', of: STRING },
};

const SELECTION: Rule = {
  is: 'record',
  fields: {
    tags: STRINGS,
    paths: STRINGS,
    methods: STRINGS,
    operations: STRINGS,
    deprecated: BOOLEAN,
  },
};

const CONFIG: Rule & { readonly is: 'record' } = {
  is: 'record',
  fields: {
    $schema: STRING,
    inputs: STRING_OR_STRINGS,
    overlays: STRING_OR_STRINGS,
    output: STRING,
    targets: {
      is: 'record',
      fields: {
        client: { is: 'record', fields: CLIENT, or: BOOLEAN },
        server: { is: 'record', fields: SERVER, or: BOOLEAN },
        docs: { is: 'record', fields: DOCS, or: BOOLEAN },
        openapi: { is: 'record', fields: {}, or: BOOLEAN },
      },
    },
    title: STRING,
    version: STRING,
    servers: STRINGS,
    include: { is: 'list', of: SELECTION, orOne: true },
    exclude: { is: 'list', of: SELECTION, orOne: true },
    naming: { is: 'one of', values: ['auto', 'path', 'operationId'] },
    hoist: BOOLEAN,
    rank: STRINGS,
    severities: {
      is: 'map',
      of: { is: 'one of', values: ['error', 'warning', 'info', 'hint', 'off'] },
      keys: () => Object.keys(CATALOG),
    },
    failOn: { is: 'one of', values: ['error', 'warning', 'loss'] },
    accepted: STRINGS,
    securitySchemes: { is: 'map', of: { is: 'object' } },
    defaultSecurity: { is: 'list', of: { is: 'map', of: STRINGS } },
    read: {
      is: 'record',
      fields: {
        placeholderServers: STRINGS,
        dropHeaders: STRINGS,
        constantVariables: STRINGS,
        allowHosts: STRINGS,
        allowFolders: STRINGS,
        headers: { is: 'map', of: { is: 'map', of: STRING } },
        variables: { is: 'map', of: STRING },
        inferRequired: BOOLEAN,
      },
    },
    templates: { is: 'map', of: { is: 'function' } },
    customTargets: {
      is: 'list',
      of: { is: 'record', fields: { name: STRING, render: { is: 'function' } } },
    },
    format: { is: 'one of', values: ['layout', 'prettier'] },
    importExtension: { is: 'one of', values: ['auto', '.js', '.ts', 'none'] },
  },
};

/** The keys of a configuration, beside `apis`. */
export const CONFIG_KEYS: readonly string[] = Object.keys(CONFIG.fields);

/**
 * Checks what a configuration file holds.
 * @param value its content, of unknown type
 * @param source the file's name, for diagnostics
 * @param report takes a diagnostic for every mistake, with the path of the key
 * @param path where it stands in the file
 * @returns the configuration with its defaults; nothing when there was a mistake
 */
export function checkConfig(
  value: unknown,
  source: string,
  report: Report,
  path: readonly string[] = [],
): Config | undefined {
  const checker = new Checker(source, report);
  checker.check(value, CONFIG, path);
  if (checker.correct && !Object.hasOwn(value as object, 'inputs')) {
    checker.missing([...path, 'inputs']);
  }
  if (checker.correct) checkTargetNames(value as UserConfig, source, report, path);
  return checker.correct && !report.failed() ? resolveConfig(value as UserConfig) : undefined;
}

/** Each target has a folder of its name: it must be one, and nobody else's. */
function checkTargetNames(
  { customTargets = [] }: UserConfig,
  source: string,
  report: Report,
  path: readonly string[],
): void {
  const taken = new Set<string>(TARGET_NAMES);
  for (const [index, { name }] of customTargets.entries()) {
    const why = taken.has(name)
      ? TARGET_NAMES.some((known) => known === name)
        ? 'that is a target of restitch'
        : 'another one is called so'
      : /^[A-Za-z0-9][\w.-]*$/.test(name)
        ? undefined
        : 'it must be letters, digits, dots and dashes';
    taken.add(name);
    const place = { source, pointer: `${pointerOf(path)}/customTargets/${index}/name` };
    if (why !== undefined) report.add('config/target-name', { name, why }, place);
  }
}

class Checker {
  correct = true;

  constructor(
    private readonly source: string,
    private readonly report: Report,
  ) {}

  check(value: unknown, rule: Rule, path: readonly string[]): void {
    switch (rule.is) {
      case 'string':
      case 'boolean':
      case 'function':
        if (typeof value !== rule.is) this.wrong(value, rule, path);
        return;
      case 'object':
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
          this.wrong(value, rule, path);
        }
        return;
      case 'one of':
        if (!rule.values.some((known) => known === value)) this.wrong(value, rule, path);
        return;
      case 'list':
        if (rule.orOne && isOne(value, rule.of)) return this.check(value, rule.of, path);
        if (!Array.isArray(value)) return this.wrong(value, rule, path);
        value.forEach((item, index) => this.check(item, rule.of, [...path, String(index)]));
        return;
      case 'map':
      case 'record':
        return this.checkObject(value, rule, path);
      default:
        rule satisfies never;
    }
  }

  missing(path: readonly string[]): void {
    this.correct = false;
    const place = { source: this.source, pointer: pointerOf(path.slice(0, -1)) };
    this.report.add('config/required', { key: keyOf(path) }, place);
  }

  private checkObject(
    value: unknown,
    rule: Rule & { readonly is: 'map' | 'record' },
    path: readonly string[],
  ): void {
    if (rule.is === 'record' && rule.or && typeof value === rule.or.is) return;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.wrong(value, rule, path);
    }
    const known = rule.is === 'record' ? Object.keys(rule.fields) : rule.keys?.();
    for (const [key, item] of Object.entries(value)) {
      const inner = [...path, key];
      if (known && !known.includes(key)) this.unknownKey(inner, nearest(key, known));
      else if (item === undefined) continue;
      else this.check(item, rule.is === 'map' ? rule.of : (rule.fields[key] ?? STRING), inner);
    }
  }

  private unknownKey(path: readonly string[], suggestion: string | undefined): void {
    this.correct = false;
    const place = { source: this.source, pointer: pointerOf(path), on: 'key' } as const;
    this.report.add('config/unknown-key', { key: keyOf(path), suggestion }, place);
  }

  private wrong(value: unknown, rule: Rule, path: readonly string[]): void {
    this.correct = false;
    const key = path.length === 0 ? 'the configuration' : keyOf(path);
    const place = { source: this.source, pointer: pointerOf(path) };
    this.report.add(
      'config/type',
      { key, expected: expectation(rule), found: found(value) },
      place,
    );
  }
}

/** True for what may stand where a list of it is due. */
function isOne(value: unknown, rule: Rule): boolean {
  if (rule.is === 'string') return typeof value === 'string';
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expectation(rule: Rule): string {
  switch (rule.is) {
    case 'string':
    case 'boolean':
    case 'function':
      return `a ${rule.is}`;
    case 'object':
      return 'an object';
    case 'one of':
      return rule.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'list': {
      const items = rule.of.is === 'string' ? 'strings' : 'objects';
      const one = rule.of.is === 'string' ? 'a string' : 'an object';
      return rule.orOne ? `${one} or a list of ${items}` : `a list of ${items}`;
    }
    case 'map':
      return 'an object';
    case 'record':
      return rule.or ? `${expectation(rule.or)} or an object` : 'an object';
    default:
      return rule satisfies never;
  }
}

function found(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

/** `targets.server.handlers`, `severities["param/type-unknown"]`, `inputs[0]`. */
function keyOf(path: readonly string[]): string {
  return path
    .map((part, index) => {
      if (/^\d+$/.test(part)) return `[${part}]`;
      if (!/^[A-Za-z_$][\w$]*$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

function pointerOf(path: readonly string[]): string {
  return path.map((part) => '/' + escapePointer(part)).join('');
}
