/**
 * The page of the configuration: keys from the types, allowed values from the rules that check
 * them.
 */
import { fieldsWith } from '../../src/run/config/check.js';
import { resolveConfig } from '../../src/run/config/config.js';
import type { OptionRule, Rule, Rules } from '../../src/base/shape/rule.js';
import { DEFAULT_LIMITS } from '../../src/input/source/index.js';
import { folderOf, TARGETS, type BuiltInTarget } from '../../src/output/targets/index.js';
import { commentsOfInterface, commentsOfOptions } from './comments.js';
import { block, page, prose, span } from './text.js';

const EXAMPLE = `import { defineConfig } from 'restitch';

export default defineConfig({
  inputs: ['specs/*.yaml', 'specs/*.postman.json'],
  output: 'src/api',
  targets: { client: true, docs: { lang: 'en' } },
});`;

/** Keys whose value has keys, and the file with the comments of those. */
export const INSIDE: Readonly<Record<string, readonly [file: string, type: string]>> = {
  include: ['api/resolve/filter', 'Selection'],
  exclude: ['api/resolve/filter', 'Selection'],
  read: ['input/read/read-options', 'ReadOptions'],
  limits: ['input/source/limits', 'Limits'],
};

export function configurationPage(): string {
  const rules = fieldsWith([]);
  const comments = commentsOfInterface('run/config/config', 'UserConfig');
  const defaults = resolveConfig({ inputs: [] }) as unknown as Readonly<Record<string, unknown>>;
  const unsaid = Object.keys(rules).filter((key) => !comments.has(key));
  if (unsaid.length > 0) throw new Error(`the type of a configuration lacks ${unsaid.join(', ')}`);
  const keys = [...comments.keys()].map((key) => {
    const rule = rules[key];
    if (!rule) throw new Error(`no rule checks ${key}`);
    const text = [`## ${key}`, comment(comments, key), valueLine(rule, defaults[key])];
    if (key === 'targets') text.push('The options of each are [below](#options-of-targets).');
    if (key === 'templates') text.push(templatesText());
    return [...text, ...insideText(key, rule)].join('\n\n');
  });
  const about = [
    'The configuration is `restitch.config.ts`, `.mts`, `.mjs`, `.js` or `.json`. Paths are taken from its folder.',
    'Only `inputs` has to be there.',
    '',
    block('ts', EXAMPLE),
    'A configuration of several APIs has [`apis`](../project/monorepos.md): a configuration by each name, or a list of them.',
  ].join('\n');
  return page('The configuration', about, [...keys, ...TARGETS_HEAD, ...TARGETS.map(targetText)]);
}

const TARGETS_HEAD = [
  '## Options of targets',
  '`true` switches a target on as it is, `false` off.',
];

function targetText(target: BuiltInTarget): string {
  const { name, about = '', optIn = false, options = {} } = target;
  const when = optIn ? 'Made where `targets` names it.' : 'Made unless `targets` leaves it out.';
  const folder = folderOf(target);
  const place = folder === '.' ? 'beside the folders of the others' : `in ${span(`${folder}/`)}`;
  const head = [`### ${name}`, `${capital(about)}, ${place}. ${when}`];
  if (Object.keys(options).length === 0) return head.join('\n\n');
  const comments = commentsOfOptions(`output/targets/${name}/options`);
  return [...head, tableOf(options, comments)].join('\n\n');
}

function templatesText(): string {
  const names = TARGETS.flatMap(({ templates = {} }) => Object.keys(templates));
  return `Their names: ${[...new Set(names)].map(span).join(', ')}.`;
}

function insideText(key: string, rule: Rule): string[] {
  const place = INSIDE[key];
  const inner = rule.is === 'list' ? rule.of : rule;
  if (!place || inner.is !== 'record') return [];
  const defaults = key === 'limits' ? { ...DEFAULT_LIMITS } : {};
  return [tableOf(inner.fields, commentsOfInterface(...place), defaults)];
}

/** Lists options with their allowed values and defaults. */
function tableOf(
  rules: Rules,
  comments: ReadonlyMap<string, string>,
  defaults: Readonly<Record<string, unknown>> = {},
): string {
  const rows = Object.entries(rules).map(([name, rule]) => {
    const { default: stated = defaults[name] } = rule as OptionRule;
    const cells = [span(name), span(typeText(rule)), defaultText(stated), comment(comments, name)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| key | type | default | what it says |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function valueLine(rule: Rule, stated: unknown): string {
  const shown = defaultText(stated);
  return `Type: ${span(typeText(rule))}.${shown === '' ? '' : ` Default: ${shown}.`}`;
}

function defaultText(value: unknown): string {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  const isList = Array.isArray(value) && value.length > 0;
  if (!isPlain && !isList) return '';
  return span(JSON.stringify(value).replaceAll('"', "'"));
}

/** The allowed values of a rule, as a TypeScript type. */
function typeText(rule: Rule): string {
  switch (rule.is) {
    case 'one of':
      return rule.values.map((value) => `'${value}'`).join(' | ');
    case 'list': {
      const one = typeText(rule.of);
      const list = one.includes(' | ') ? `(${one})[]` : `${one}[]`;
      return rule.or ? `${typeText(rule.or)} | ${list}` : list;
    }
    case 'map':
      return `{ [name]: ${typeText(rule.of)} }`;
    case 'record':
      return rule.or ? `${typeText(rule.or)} | { … }` : '{ … }';
    default:
      return WORDS[rule.is];
  }
}

const WORDS: Readonly<Record<Exclude<Rule['is'], 'one of' | 'list' | 'map' | 'record'>, string>> = {
  string: 'string',
  boolean: 'boolean',
  function: 'function',
  count: 'number',
  folder: 'string',
  file: 'string',
  package: 'string',
  object: '{ … }',
  rule: '{ … }',
};

function comment(comments: ReadonlyMap<string, string>, key: string): string {
  const text = comments.get(key);
  if (text === undefined || text === '') throw new Error(`nothing says what ${key} is`);
  return prose(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
