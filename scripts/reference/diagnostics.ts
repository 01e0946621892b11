/** The pages of the diagnostics, each with an example that raises it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { slugOf } from '../../docs/.vitepress/navigation.js';
import { sentenceOf } from '../../src/cli/explain/index.js';
import { DEFINITIONS } from '../../src/base/diagnostics/catalog.js';
import { COLLECTION_CODES } from '../../src/base/diagnostics/catalog/collection.js';
import { CONFIG_CODES } from '../../src/base/diagnostics/catalog/config.js';
import { OPENAPI_CODES } from '../../src/base/diagnostics/catalog/openapi.js';
import { OUTPUT_CODES } from '../../src/base/diagnostics/catalog/output.js';
import { OVERLAY_CODES } from '../../src/base/diagnostics/catalog/overlay.js';
import { RECONCILE_CODES } from '../../src/base/diagnostics/catalog/reconcile.js';
import { REVIEW_CODES } from '../../src/base/diagnostics/catalog/review.js';
import { SCHEMA_CODES } from '../../src/base/diagnostics/catalog/schema.js';
import { SOURCE_CODES } from '../../src/base/diagnostics/catalog/source.js';
import { SYNTAX_CODES } from '../../src/base/diagnostics/catalog/syntax.js';
import { TRAFFIC_CODES } from '../../src/base/diagnostics/catalog/traffic.js';
import { WIRE_CODES } from '../../src/base/diagnostics/catalog/wire.js';
import type { CodeDefinition } from '../../src/base/diagnostics/code.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import { situations } from './situations.js';
import { block, page, prose, span } from './text.js';

const CASES = fileURLToPath(new URL('../../test/cases', import.meta.url));

type Codes = Readonly<Record<string, CodeDefinition<never>>>;

/** The codes by subject, in the order of the stages of a run. */
const AREAS: readonly (readonly [file: string, title: string, about: string, codes: Codes])[] = [
  [
    'config',
    'The configuration and the command line',
    'problems in the configuration and on the command line',
    CONFIG_CODES,
  ],
  [
    'source',
    'Files, YAML, JSON and references',
    'problems in input files, in YAML and JSON syntax, and in references',
    { ...SOURCE_CODES, ...SYNTAX_CODES },
  ],
  ['openapi', 'OpenAPI and Swagger', 'problems in OpenAPI and Swagger documents', OPENAPI_CODES],
  [
    'collection',
    'Collections of requests',
    'problems in collections of requests, such as those of Postman, Insomnia and Bruno',
    COLLECTION_CODES,
  ],
  [
    'traffic',
    'Recorded traffic',
    'problems in recordings, and differences between recorded traffic and the API',
    TRAFFIC_CODES,
  ],
  ['schema', 'Schemas', 'problems in schemas', SCHEMA_CODES],
  [
    'wire',
    'Requests and responses',
    'parameters and bodies that cannot be sent or read unambiguously',
    WIRE_CODES,
  ],
  [
    'reconcile',
    'Merging',
    'conflicts between documents, and other problems that occur when documents are merged',
    RECONCILE_CODES,
  ],
  ['review', 'The merged API', 'problems in the merged API', REVIEW_CODES],
  ['overlay', 'Overlays', 'problems in overlays', OVERLAY_CODES],
  ['output', 'Generated files', 'problems with generated files and handlers', OUTPUT_CODES],
];

/** A page that lists all codes, and one for each area. */
export async function diagnosticsPages(): Promise<[path: string, text: string][]> {
  const shown = new Set(AREAS.flatMap(([, , , codes]) => Object.keys(codes)));
  const left = Object.keys(DEFINITIONS).filter((code) => !shown.has(code));
  if (left.length > 0) throw new Error(`no page has ${left.join(', ')}`);
  const raised = new Map([...(await situations()), ...examplesOfCases()]);
  const silent = [...shown].filter((code) => !raised.has(code));
  if (silent.length > 0) throw new Error(`no case and no situation raises ${silent.join(', ')}`);
  const pages = AREAS.map(([file, title, subject, codes]): [string, string] => {
    const parts = sorted(codes).map(([code, definition]) =>
      codeText(code, definition, raised.get(code) ?? ''),
    );
    const about = [
      `These diagnostics report ${subject}. Each entry has the message, the severity, what to do, and an example.`,
      'For the other subjects, see [all diagnostics](../diagnostics.md).',
    ].join('\n');
    return [`diagnostics/${file}.md`, page(title, about, parts)];
  });
  return [['diagnostics.md', listing()], ...pages];
}

function sorted(codes: Codes): [code: string, definition: CodeDefinition<never>][] {
  return Object.entries(codes).sort(([a], [b]) => byCodeUnit(a, b));
}

function listing(): string {
  const about = [
    'A diagnostic is a message of a run, for example about a fact that restitch repaired, guessed or lost. Each diagnostic has a',
    'code. To see what a code means and what to do, select it in these tables, or run `restitch explain CODE`.',
    '',
    'To change a severity, set [`severities`](configuration.md#severities) in the configuration.',
    '',
    '| severity | meaning |',
    '| --- | --- |',
    '| `error` | restitch lost information, or the output may be wrong; the exit code is 1 |',
    '| `warning` | restitch made a guess |',
    '| `info` | restitch repaired something without loss |',
    '| `hint` | printed only with `--verbose` |',
    '| `off` | reported only if you give it a severity in the configuration |',
  ].join('\n');
  const parts = AREAS.map(([file, title, , codes]) => {
    const rows = sorted(codes).map(([code, { severity }]) => {
      return `| ${linkTo(file, code)} | ${severity} |`;
    });
    return [`## ${title}`, '', '| code | severity |', '| --- | --- |', ...rows].join('\n');
  });
  return page('Diagnostics', about, parts);
}

/**
 * A link to a code, for a page next to that of all codes.
 * @throws for a code that does not exist
 */
export function linkToCode(code: string): string {
  const area = AREAS.find(([, , , codes]) => Object.hasOwn(codes, code));
  if (area === undefined) throw new Error(`there is no code ${code}`);
  return linkTo(area[0], code);
}

function linkTo(file: string, code: string): string {
  return `[${span(code)}](diagnostics/${file}.md#${slugOf(code)})`;
}

function codeText(code: string, definition: CodeDefinition<never>, example: string): string {
  const { severity, loss } = definition;
  const [text = '', help = ''] = example.split(HELP);
  const advice = definition.helpFor
    ? help.replace(/ \(restitch explain [^]*$/, '')
    : definition.help;
  const lost = loss
    ? ' The generated code cannot express this; with `--fail-on loss`, the run fails.'
    : '';
  const parts = [
    `## ${code}`,
    block('text', sentenceOf(definition)),
    `**${severity}**.${lost} ${prose(advice)}`,
  ];
  parts.push('For example:', block('text', text));
  return parts.map((part) => part.trimEnd()).join('\n\n');
}

/** The shortest message of each code in the cases. */
function examplesOfCases(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(CASES).sort(byCodeUnit)) {
    const all = readFileSync(join(CASES, name, 'diagnostics.txt'), 'utf8');
    for (const whole of all.split(/\n\n(?=\S)/)) {
      const code = /^\w+ ([\w-]+\/[\w-]+)/.exec(whole)?.[1];
      if (code === undefined) continue;
      const before = found.get(code);
      if (before === undefined || size(whole) < size(before)) found.set(code, whole);
    }
  }
  return found;
}

/** The start of the advice in a printed diagnostic. */
const HELP = /^  help: /m;

/** The length of an example. Examples without a source line come last. */
function size(whole: string): number {
  const [text = ''] = whole.split(HELP);
  return text.length + (/^ +\d+ \|/m.test(text) ? 0 : 1000);
}
