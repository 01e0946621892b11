/** The page of the limits of restitch. */
import { GENERATING_LIMITS } from '../../src/base/foundation/limits/generating.js';
import type { Limit } from '../../src/base/foundation/limits/limit.js';
import { MERGING_LIMITS } from '../../src/base/foundation/limits/merging.js';
import { READING_LIMITS } from '../../src/base/foundation/limits/reading.js';
import { SERVICE_LIMITS } from '../../src/base/foundation/limits/service.js';
import { linkToCode } from './diagnostics.js';
import { page, prose } from './text.js';

type Limits = Readonly<Record<string, Limit>>;

const TABLES: readonly (readonly [title: string, limits: Limits])[] = [
  ['Reading', READING_LIMITS],
  ['Merging, correcting and comparing', MERGING_LIMITS],
  ['Generating', GENERATING_LIMITS],
  ['record, verify and mock', SERVICE_LIMITS],
];

/** @throws if a limit names a diagnostic that does not exist */
export function limitsPage(): string {
  const about = [
    'restitch limits the work that one input can cause, so that a hostile or damaged file cannot use up time or memory.',
    'Most of these limits are far above the size of real descriptions.',
    '',
    'The limits on this page are fixed. For example, restitch follows at most 100 references in a chain from `$ref` to',
    '`$ref`. It treats a longer chain as circular, and reports it as `ref/cycle`. The last column names such a diagnostic, if',
    'there is one.',
    '',
    'You can change other limits, such as the size of a file. Set [`limits`](configuration.md#limits) in the configuration.',
  ].join('\n');
  return page('Limits', about, TABLES.map(section));
}

function section([title, limits]: readonly [string, Limits]): string {
  const rows = Object.values(limits).map(({ most, of, beyond, code }) => {
    const reported = code === undefined ? '' : linkToCode(code);
    return `| ${String(most).replace(/\B(?=(\d{3})+$)/g, ',')} | ${prose(of)} | ${prose(beyond)} | ${reported} |`;
  });
  const head = ['| Maximum | Of | If exceeded | Diagnostic |', '| ---: | --- | --- | --- |'];
  return [`## ${title}`, '', ...head, ...rows].join('\n');
}
