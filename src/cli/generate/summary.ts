/** The last line of a run, as text and as JSON. */
import { counted } from '../../base/foundation/counted.js';
import type { Action, Verb } from '../../output/files/index.js';

/** The files that a run created and changed, and the number of files that it kept. */
export interface Counts {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly conflicts: readonly string[];
  readonly unchanged: number;
}

/** Results other than files. */
export interface RunTotals {
  readonly endpoints: number;
  readonly groups: number;
  /** The number of schemas. It is printed if there are no endpoints. */
  readonly schemas: number;
  /** The number of questions that `settle` would ask. Conflicts with the same cause are one question. */
  readonly questions: number;
  /** The file that lists the conflicts, if the docs contain one. */
  readonly conflictsIn?: string;
}

/**
 * Counts the files of a plan by what happens to them.
 * @param show returns the path of a file as messages show it
 */
export function countActions(actions: readonly Action[], show: (action: Action) => string): Counts {
  const paths = (verb: Verb): string[] =>
    actions.filter((action) => action.verb === verb).map(show);
  return {
    created: paths('create'),
    updated: paths('update'),
    removed: paths('remove'),
    conflicts: paths('conflict'),
    unchanged: paths('keep').length + paths('adopt').length,
  };
}

/** Returns the counts of the next run, if nothing changes before it. */
export function countsOfNextRun({ created, updated, unchanged, conflicts }: Counts): Counts {
  const now = unchanged + created.length + updated.length;
  return { created: [], updated: [], removed: [], conflicts, unchanged: now };
}

/** The counts of a run that wrote nothing because of an error in its inputs. */
export const NOTHING_WRITTEN: Counts = {
  created: [],
  updated: [],
  removed: [],
  conflicts: [],
  unchanged: 0,
};

/** The counts of a run that could not write all of its files. */
export const WRITING_STOPPED: Counts = { ...NOTHING_WRITTEN };

/**
 * Prints the summary: `49 endpoints in 14 groups · 3 files created, 1 updated, 60 unchanged · 12 open questions in
 * docs/conflicts.md: run restitch settle`.
 */
export function summaryText(totals: RunTotals, counts: Counts): string {
  const files = [
    [counts.created.length, 'created'],
    [counts.updated.length, 'updated'],
    [counts.removed.length, 'removed'],
    [counts.conflicts.length, 'kept because you edited them'],
    [counts.unchanged, 'unchanged'],
  ] as const;
  const present = files
    .filter(([count]) => count > 0)
    .map(([count, word], index) => `${index === 0 ? counted(count, 'file') : count} ${word}`);
  const where = totals.conflictsIn === undefined ? '' : ` in ${totals.conflictsIn}`;
  const parts = [
    totals.endpoints === 0 && totals.schemas > 0
      ? counted(totals.schemas, 'schema')
      : `${counted(totals.endpoints, 'endpoint')} in ${counted(totals.groups, 'group')}`,
    present.join(', ') || withoutFiles(counts),
    ...(totals.questions > 0
      ? [`${counted(totals.questions, 'open question')}${where}: run restitch settle`]
      : []),
  ];
  return parts.join(' · ');
}

function withoutFiles(counts: Counts): string {
  if (counts === WRITING_STOPPED) return 'not all files were written';
  return counts === NOTHING_WRITTEN ? 'nothing was written' : 'no files';
}
