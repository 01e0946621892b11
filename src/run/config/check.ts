/** Checks a configuration. Every unknown key and every value of a wrong type becomes a diagnostic. */
import { SELECTIONS } from '../../base/shape/selection-rule.js';
import { CATALOG } from '../../base/diagnostics/catalog.js';
import { createReport, type Report, type SourceLocation } from '../../base/diagnostics/report.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { nearest } from '../../base/foundation/suggest.js';
import { resolveConfig, type Config, type UserConfig } from './config.js';
import { Checker, pointerOf } from '../../base/shape/check.js';
import type { Rule, Rules } from '../../base/shape/rule.js';
import type { RelationKind } from '../../model/origin.js';
import { LIMIT_NAMES } from '../../input/source/index.js';
import { folderOf, TARGETS, TEMPLATE_RESULTS, type Target } from '../../output/targets/index.js';

const RELATION_KINDS = Object.keys({
  'newer release': true,
  'older format': true,
  'sample calls': true,
  'internal edition': true,
  'another service': true,
} satisfies Readonly<Record<RelationKind, true>>);

const STRING: Rule = { is: 'string' };
const BOOLEAN: Rule = { is: 'boolean' };
const STRINGS: Rule = { is: 'list', of: STRING };
const STRING_OR_STRINGS: Rule = { is: 'list', of: STRING, or: STRING };

const FUNCTION: Rule = { is: 'function' };

/** A custom target. Its options are checked separately, by the rules that the target declares. */
const TARGET: Rule = {
  is: 'record',
  fields: {
    name: STRING,
    about: STRING,
    options: { is: 'map', of: { is: 'rule' } },
    templates: { is: 'map', of: { is: 'one of', values: TEMPLATE_RESULTS } },
    folder: STRING,
    needs: STRINGS,
    isTypeScript: BOOLEAN,
    render: FUNCTION,
    review: FUNCTION,
  },
  needs: ['name', 'render'],
};

/** The keys of the configuration that do not depend on its targets. */
const FIELDS: Rules = {
  $schema: STRING,
  inputs: STRING_OR_STRINGS,
  overlays: STRING_OR_STRINGS,
  output: STRING,
  title: STRING,
  version: STRING,
  servers: STRINGS,
  include: SELECTIONS,
  exclude: SELECTIONS,
  naming: { is: 'one of', values: ['auto', 'path', 'operationId'] },
  nameInlineObjects: BOOLEAN,
  precedence: STRINGS,
  relations: {
    is: 'list',
    of: {
      is: 'record',
      fields: { document: STRING, is: { is: 'one of', values: RELATION_KINDS }, of: STRING },
      needs: ['document', 'is', 'of'],
    },
  },
  severities: {
    is: 'map',
    of: { is: 'one of', values: ['error', 'warning', 'info', 'hint', 'off'] },
    keys: () => Object.keys(CATALOG),
  },
  failOn: { is: 'one of', values: ['error', 'warning', 'loss'] },
  acceptedConflicts: STRINGS,
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
      mirrors: { is: 'map', of: STRING },
      headers: { is: 'map', of: { is: 'map', of: STRING } },
      variables: { is: 'map', of: STRING },
      inferRequired: BOOLEAN,
      impliedTypes: BOOLEAN,
    },
  },
  limits: {
    is: 'record',
    fields: Object.fromEntries(LIMIT_NAMES.map((name) => [name, { is: 'count' }])),
  },
  customTargets: { is: 'list', of: TARGET },
  format: { is: 'one of', values: ['layout', 'prettier', 'auto'] },
  importExtension: { is: 'one of', values: ['auto', '.js', '.ts', 'none'] },
};

/**
 * Returns the rules for the keys of a configuration. Each target declares its options, and the templates that users
 * can replace.
 */
export function fieldsWith(targets: readonly Target[]): Rules {
  const choices = targets.map(({ name, options = {} }): [string, Rule] => {
    return [name, { is: 'record', fields: options, or: BOOLEAN }];
  });
  const templates = targets
    .flatMap(({ templates: known = {} }) => Object.keys(known))
    .map((name): [string, Rule] => [name, FUNCTION]);
  return {
    ...FIELDS,
    targets: { is: 'record', fields: Object.fromEntries(choices) },
    templates: { is: 'record', fields: Object.fromEntries(templates) },
  };
}

/**
 * Checks the content of a configuration file.
 * @param value the content, of unknown type
 * @param source the file's name, for diagnostics
 * @param report receives a diagnostic for every mistake, with the path of the key
 * @param path the keys that lead to the API in the file; empty for a single API
 * @returns the configuration with its defaults; `undefined` if there was a mistake
 */
export function checkConfig(
  value: unknown,
  source: string,
  report: Report,
  path: readonly string[] = [],
): Config | undefined {
  const checker = new Checker(source, report);
  const fields = fieldsWith([...TARGETS, ...ownTargets(value)]);
  checker.check(withoutFaulty(value), { is: 'record', fields, needs: ['inputs'] }, path);
  if (checker.correct) checkTargets(value as UserConfig, source, report, path);
  return checker.correct && !report.failed() ? resolveConfig(value as UserConfig) : undefined;
}

/** Returns the valid custom targets. The invalid ones are reported by the check of the configuration. */
function ownTargets(value: unknown): Target[] {
  return customTargetsOf(value).filter(isTarget);
}

function customTargetsOf(value: unknown): readonly unknown[] {
  const { customTargets } = (value ?? {}) as { readonly customTargets?: unknown };
  return Array.isArray(customTargets) ? customTargets : [];
}

function isTarget(one: unknown): one is Target {
  const checker = new Checker('', createReport());
  checker.check(one, TARGET, []);
  return checker.correct;
}

/**
 * Removes the options of invalid custom targets, because there are no rules to check them by. Otherwise they would
 * also be reported as unknown keys.
 */
function withoutFaulty(value: unknown): unknown {
  const faulty = customTargetsOf(value).filter((one) => !isTarget(one) && isPlainObject(one));
  if (faulty.length === 0 || !isPlainObject(value) || !isPlainObject(value['targets']))
    return value;
  const names = new Set(faulty.map((one) => (one as Readonly<Record<string, unknown>>)['name']));
  const targets = Object.entries(value['targets']).filter(([name]) => !names.has(name));
  return { ...value, targets: Object.fromEntries(targets) };
}

/** Checks that the names and the folders of targets are unique. */
function checkTargets(
  { customTargets = [], targets = {} }: UserConfig,
  source: string,
  report: Report,
  path: readonly string[],
): void {
  const before: Target[] = [...TARGETS];
  for (const [index, target] of customTargets.entries()) {
    const { name } = target;
    const place = { source, pointer: `${pointerOf(path)}/customTargets/${index}` };
    const wrongName = faultOfName(name, before);
    if (wrongName !== undefined) report.add('config/target-name', { name, why: wrongName }, place);
    const folder = folderOf(target);
    const wrongFolder = wrongName === undefined ? faultOfFolder(folder, before) : undefined;
    if (wrongFolder !== undefined) {
      report.add('config/target-folder', { name, folder, why: wrongFolder }, place);
    }
    before.push(target);
  }
  checkNeeds(targets, before, { source, pointer: `${pointerOf(path)}/targets` }, report);
}

/** Checks that every target that an enabled target needs exists and is not disabled. */
function checkNeeds(
  configured: NonNullable<UserConfig['targets']>,
  all: readonly Target[],
  place: SourceLocation,
  report: Report,
): void {
  const choices = new Map<string, unknown>(Object.entries(configured));
  const known = all.map(({ name }) => name);
  for (const { name, needs = [] } of all) {
    const isOwn = !TARGETS.some((one) => one.name === name);
    const choice = choices.get(name) ?? isOwn;
    if (choice === false) continue;
    for (const needed of needs) {
      if (known.includes(needed) && choices.get(needed) !== false) continue;
      const suggestion = known.includes(needed) ? undefined : nearest(needed, known);
      const isOff = known.includes(needed);
      report.add('config/target-needs', { name, needed, isOff, suggestion }, place);
    }
  }
}

function faultOfName(name: string, before: readonly Target[]): string | undefined {
  if (TARGETS.some((known) => known.name === name)) return 'a built-in target has this name';
  if (before.some((known) => known.name === name)) return 'another target has this name';
  if (/^[A-Za-z0-9][\w.-]*$/.test(name)) return undefined;
  return 'it may contain only letters, digits, dots, dashes and underscores';
}

/**
 * Returns why a custom target cannot have this folder; `undefined` if it can. One reason is that the folder contains
 * the folder of another target, or is inside of it.
 */
function faultOfFolder(folder: string, before: readonly Target[]): string | undefined {
  if (!/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/.test(folder)) {
    return 'the path must lead to a folder inside the output folder';
  }
  const lower = folder.toLowerCase();
  // These names are taken by files next to the folders of targets: the lock, and files of targets without a folder.
  if (/^[^/]+\.json(\/|$)/.test(lower)) return 'other output files have this name';
  const other = before.find((one) => {
    const taken = folderOf(one).toLowerCase();
    return `${lower}/`.startsWith(`${taken}/`) || `${taken}/`.startsWith(`${lower}/`);
  });
  return other && `the target ${JSON.stringify(other.name)} writes there`;
}
