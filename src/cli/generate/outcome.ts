/** Prints the result of a run and the files that it changed. */
import { accountLine } from '../../api/account/index.js';
import { paint, type ExitCode, type Io } from '../io.js';
import { locationJson } from '../../base/diagnostics/frame.js';
import { escapeInvisible, escapeLines, jsonLines } from '../../base/diagnostics/quote.js';
import { createLocator, type Document, relativePath } from '../../input/source/index.js';
import { diffOutput, type Action, type OutputPlan, ownPackage } from '../../output/files/index.js';
import { belongsTo, folderOf, HAND_WRITTEN } from '../../output/targets/index.js';
import type { Flags } from '../arguments.js';
import { changedText } from './changed.js';
import type { ApiChanges, FinishedRun } from './previous.js';
import type { News } from './printed.js';
import { changeJson } from '../diff/json.js';
import { diagnosticsJson, diagnosticsText, fails } from '../print.js';
import {
  countActions,
  NOTHING_WRITTEN,
  summaryText,
  WRITING_STOPPED,
  type Counts,
} from './summary.js';
import type { Change } from '../../api/compare/index.js';
import { counted } from '../../base/foundation/counted.js';
import { countText } from '../diff/words.js';

export interface Outcome extends FinishedRun {
  /** The files to write; absent if there was nothing to write, or if writing failed. */
  readonly plan?: OutputPlan;
  /** True if the operating system refused to write a file. */
  readonly stopped?: boolean;
}

/** Returns the outcome for a run that could not write all planned files. */
export function unwritten({ plan: _, ...outcome }: Outcome): Outcome {
  return { ...outcome, stopped: true };
}

/**
 * Prints an outcome.
 * @param news the diagnostics to print; if omitted, all diagnostics
 * @returns 1 after errors, or if `check` finds that a file would change
 */
export async function printOutcome(
  mode: 'generate' | 'check',
  outcome: Outcome,
  flags: Flags,
  io: Io,
  news?: News,
): Promise<ExitCode> {
  const { report, documents } = outcome.generated;
  const diagnostics = report.list();
  const { shown: printed, asBefore } = news ?? { shown: diagnostics, asBefore: '' };
  const stale = mode === 'check' && outcome.plan?.stale === true;
  const exit = stale || fails(diagnostics, outcome.job.config.failOn) ? 1 : 0;
  const hasDiff = stale || (mode === 'generate' && flags.dryRun);
  const diff = hasDiff && outcome.plan ? await diffOutput(outcome.plan) : '';
  const { changed, plan } = outcome;
  const reasons = stale && plan ? staleReasons(plan, changed?.changes) : [];
  const upgrade = await upgradeOf(plan, outcome.job.root);
  if (flags.json) {
    const json = {
      diagnostics: diagnosticsJson(diagnostics, documents),
      files: countsOf(outcome),
      ...(upgrade && { upgrade }),
      ...(changed && changed.changes.length > 0 && { changes: changesJson(changed, documents) }),
      ...(outcome.plan?.events.length && { handlers: outcome.plan.events }),
      ...(outcome.plan?.manualStubs.length && { paste: outcome.plan.manualStubs }),
      ...(mode === 'check' && { stale, reasons, diff }),
    };
    io.out(jsonLines(json));
    return exit;
  }
  io.err(diagnosticsText(printed, documents, io.color.err, flags));
  if (!flags.quiet) io.err(asBefore);
  if (flags.quiet) {
    // The user must copy some stubs by hand. They are printed even with `--quiet`, because an error refers to them.
    io.out(changedText(undefined, plan, false));
    return exit;
  }
  if (hasDiff) io.out(colorDiff(escapeLines(diff), io.color.out));
  if (flags.dryRun) io.out(changesText(outcome));
  io.out(changedText(changed, plan, flags.verbose));
  if (upgrade) io.out(upgradeText(upgrade));
  if (mode === 'generate') {
    io.out(handlersText(outcome));
    io.out(accountText(outcome));
    io.out(`${flags.dryRun ? 'dry run, nothing was written: ' : ''}${summaryOf(outcome)}\n`);
  } else if (stale) {
    io.err(reasons.map((reason) => `because ${escapeInvisible(reason)}\n`).join(''));
    io.err(`out of date: restitch generate would change the output (${summaryOf(outcome)})\n`);
  } else if (outcome.plan) {
    io.out(`up to date: ${summaryOf(outcome)}\n`);
  }
  return exit;
}

/** Returns the line about the facts of the descriptions. It is empty for one description of which all facts are kept. */
function accountText({ generated: { account } }: Outcome): string {
  return account.documents > 1 || account.kept < account.total ? `${accountLine(account)}\n` : '';
}

/**
 * Explains how to get handler stubs. The text is printed only once: when the server is generated for the first time and
 * no folder for handlers is configured.
 */
function handlersText({ job, plan, generated }: Outcome): string {
  if (generated.api.endpoints.length === 0 || job.place.handlers !== undefined) return '';
  const { target, option } = HAND_WRITTEN;
  const own = plan?.actions.filter(({ path }) => belongsTo(folderOf(target), path)) ?? [];
  if (own.length === 0 || own.some(({ verb }) => verb !== 'create')) return '';
  return `no handler stubs were written, because no folder for them is configured: add targets: { ${target.name}: { ${option}: 'src/handlers' } } to the configuration, or pass --handlers src/handlers\n`;
}

/**
 * Converts the changes to JSON. Their locations in the old API are omitted, because its documents are no longer
 * available.
 */
function changesJson({ changes, shown }: ApiChanges, documents: readonly Document[]): object[] {
  const locate = createLocator(documents);
  return changes.map((change) => ({
    ...changeJson(change, shown),
    after: change.after.map((place) => locationJson(place, locate)),
  }));
}

/**
 * Returns the summary. It is the last line that a run prints.
 * @param change adjusts the counts of files before they are printed
 */
export function summaryOf(outcome: Outcome, change = (counts: Counts): Counts => counts): string {
  const { job, generated } = outcome;
  const listing = generated.files.find(({ path }) => /(^|\/)conflicts\.md$/.test(path));
  const totals = {
    endpoints: generated.api.endpoints.length,
    groups: generated.names.groups.length,
    schemas: generated.api.schemas.size,
    questions: generated.openQuestions,
    ...(listing && { conflictsIn: job.place.show('generated', listing.path) }),
  };
  return escapeInvisible(summaryText(totals, change(countsOf(outcome))));
}

function countsOf({ job, plan, stopped }: Outcome): Counts {
  if (stopped) return WRITING_STOPPED;
  if (plan === undefined || plan.refused) return NOTHING_WRITTEN;
  const show = ({ ownership, path }: Action): string => job.place.show(ownership, path);
  return countActions(plan.actions, show);
}

function changesText({ job, plan }: Outcome): string {
  const changes = plan?.actions.filter(({ verb }) => verb !== 'keep' && verb !== 'adopt') ?? [];
  const lines = changes.map(({ verb, ownership, path }) => {
    return `${verb.padEnd(8)} ${escapeInvisible(job.place.show(ownership, path))}\n`;
  });
  return lines.join('');
}

function colorDiff(diff: string, on: boolean): string {
  if (!on) return diff;
  const lines = diff.split('\n').map((line) => {
    if (line.startsWith('+++') || line.startsWith('---')) return paint(true, 'bold', line);
    if (line.startsWith('@@')) return paint(true, 'cyan', line);
    if (line.startsWith('+')) return paint(true, 'green', line);
    return line.startsWith('-') ? paint(true, 'red', line) : line;
  });
  return lines.join('\n');
}

/**
 * Returns all reasons that apply, the most informative first.
 * @param changes the changes for callers; absent if nothing was generated before
 */
function staleReasons(plan: OutputPlan, changes: readonly Change[] | undefined): string[] {
  if (changes === undefined) return ['nothing was generated yet'];
  const of = (verb: Action['verb'], diskState?: Action['diskState']): string[] =>
    plan.actions
      .filter(
        (action) => action.verb === verb && (diskState ?? action.diskState) === action.diskState,
      )
      .map(({ ownership, path }) => plan.folders.show(ownership, path));
  const say = (paths: readonly string[], one: string, several: string): string[] => {
    const [first, ...more] = paths;
    if (first === undefined) return [];
    return [
      more.length === 0
        ? `${first} ${one}`
        : `${first} and ${counted(more.length, 'other file')} ${several}`,
    ];
  };
  const updated = say(of('update'), 'would change', 'would change');
  const reasons = [
    ...(changes.length > 0 ? [`the API changed for its callers: ${countText(changes)}`] : []),
    ...say(of('conflict'), 'was edited by hand', 'were edited by hand'),
    ...say(of('create'), 'is missing', 'are missing'),
    ...say(of('remove'), 'is no longer generated', 'are no longer generated'),
    ...(changes.length > 0
      ? []
      : updated.map((text) => `${text}, although nothing changes for callers`)),
  ];
  return reasons.length > 0 ? reasons : ['restitch.lock.json would change'];
}

/** The previous and the current version of restitch. */
interface Upgrade {
  readonly from: string;
  readonly to: string;
  /** The path of this version's changelog, relative to the folder of the configuration. */
  readonly changelog?: string;
}

/**
 * Detects that a different version of restitch generated the existing files.
 * @param plan the files that the run would write
 * @param root the folder of the configuration
 * @returns the earlier and the present version; `undefined` if they are the same, or if no file would change
 */
async function upgradeOf(plan: OutputPlan | undefined, root: string): Promise<Upgrade | undefined> {
  const { packageFile, packageVersion } = await ownPackage();
  const [from, to] = [plan?.generatedBefore, packageVersion()];
  if (plan === undefined || from === undefined || from === to) return undefined;
  const isOther = plan.actions.some(
    ({ verb, ownership }) =>
      ownership === 'generated' && ['create', 'update', 'remove'].includes(verb),
  );
  if (!isOther) return undefined;
  const changelog = packageFile('CHANGELOG.md');
  return { from, to, ...(changelog !== undefined && { changelog: relativePath(root, changelog) }) };
}

/**
 * Prints one line: `restitch 0.2.0 generated this output, and restitch 0.1.0 the previous one: CHANGELOG.md lists how
 * the output changes`.
 */
function upgradeText({ from, to, changelog }: Upgrade): string {
  const where = changelog === undefined ? '' : `: ${changelog} lists how the output changes`;
  return (
    escapeInvisible(
      `restitch ${to} generated this output, and restitch ${from} the previous one${where}`,
    ) + '\n'
  );
}
