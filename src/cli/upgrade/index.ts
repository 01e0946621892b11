/** `restitch upgrade`: shows how this version of restitch changes the generated files. */
import { readFileSync } from 'node:fs';
import { counted } from '../../base/foundation/counted.js';
import { escapeInvisible, escapeLines, jsonLines } from '../../base/diagnostics/quote.js';
import { createReport } from '../../base/diagnostics/report.js';
import { diffOutput, ownPackage, type OutputPlan } from '../../output/files/index.js';
import type { Flags } from '../arguments.js';
import { generateAndPlan } from '../generate/generate-and-plan.js';
import { generateCommand } from '../generate/index.js';
import type { Outcome } from '../generate/outcome.js';
import { generateSeveral } from '../generate/several.js';
import type { ExitCode, Io } from '../io.js';
import { openWritingJobs, type Job } from '../job/job.js';
import { readAllInputs } from '../job/all-inputs.js';
import { diagnosticsText, printDiagnostics } from '../print.js';
import { createProgress } from '../progress.js';
import { outputNotes } from './notes.js';

/** The change of a file. */
interface FileChange {
  readonly verb: string;
  /** The path, relative to the folder of the configuration. */
  readonly path: string;
  readonly added: number;
  readonly removed: number;
}

/**
 * Shows how the output of this version differs from that of the version that wrote the files.
 * @param words a configuration; with `--out`, descriptions
 * @returns 1 if anything would change; without `--check` the files are written, and the exit code is that of
 * `generate`
 */
export async function upgradeCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const opened = await openWritingJobs(words, flags, io);
  if (!opened.jobs) {
    printDiagnostics(opened.report.list(), opened.documents, flags, io);
    return 1;
  }
  const [job, ...more] = opened.jobs;
  const exit =
    job && more.length === 0
      ? await checkOne(job, flags, io)
      : await generateSeveral(opened.jobs, (one, its) => checkOne(one, flags, its), flags, io);
  return flags.check || exit === 0 ? exit : generateCommand('generate', words, flags, io);
}

async function checkOne(job: Job, flags: Flags, io: Io): Promise<ExitCode> {
  const report = createReport(job.config.severities);
  const progress = createProgress(io);
  const inputs = await readAllInputs(job, report, io);
  const outcome = await generateAndPlan(inputs, report, flags, progress);
  progress.done();
  const { plan } = outcome;
  if (plan === undefined || plan.refused || report.failed()) {
    const { documents } = outcome.generated;
    io.err(diagnosticsText(report.list(), documents, io.color.err, flags));
    if (flags.json) io.out(jsonLines({ changes: [] }));
    else io.err('the output was not compared, because of these errors: correct them first\n');
    return 1;
  }
  const { packageFile, packageVersion } = await ownPackage();
  const to = packageVersion();
  const from = plan.madeBefore ?? to;
  const difference = await diffOutput(plan);
  const changes = changesOf(plan, difference);
  const notes = plan.stale ? notesOf(packageFile('CHANGELOG.md'), from, to) : [];
  if (flags.json) {
    io.out(jsonLines({ from, to, notes, changes, diff: difference }));
  } else {
    io.out(textOf(outcome, { from, to, notes, changes, difference }, flags));
  }
  return plan.stale ? 1 : 0;
}

function notesOf(changelog: string | undefined, from: string, to: string): readonly string[] {
  if (changelog === undefined || from === to) return [];
  return outputNotes(readFileSync(changelog, 'utf8'), from, to);
}

/** Returns the change of each file, with the numbers of added and removed lines. */
function changesOf({ actions, folders }: OutputPlan, difference: string): readonly FileChange[] {
  const patches = difference.split(/^(?=Index: |={3,}\n|--- )/m).filter((one) => /^---/.test(one));
  const changing = actions.filter(({ verb }) =>
    ['create', 'update', 'remove', 'conflict'].includes(verb),
  );
  return changing.map(({ verb, ownership, path }, index) => {
    const lines = (patches[index] ?? '').split('\n').slice(2);
    const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
    return {
      verb,
      path: folders.show(ownership, path),
      added: count('+'),
      removed: count('-'),
    };
  });
}

interface UpgradeReport {
  readonly from: string;
  readonly to: string;
  readonly notes: readonly string[];
  readonly changes: readonly FileChange[];
  readonly difference: string;
}

function textOf(
  { plan, changed }: Outcome,
  { from, to, notes, changes, difference }: UpgradeReport,
  { quiet }: Flags,
): string {
  if (plan?.stale !== true)
    return quiet ? '' : `restitch ${to} generates the same output as ${from}\n`;
  const files = changes.map(({ verb, path, added, removed }) => {
    return `${verb.padEnd(8)} ${escapeInvisible(path)} +${added} -${removed}\n`;
  });
  const both =
    (changed?.changes.length ?? 0) > 0
      ? 'the descriptions have changed too. To see only the changes of the upgrade, first run restitch generate with the old version.\n'
      : '';
  const many = changes.length === 0 ? 'the lock file' : counted(changes.length, 'file');
  return [
    ...notes.map((note) => `- ${escapeInvisible(note)}\n`),
    quiet ? '' : escapeLines(difference),
    ...files,
    both,
    `from restitch ${from} to ${to}: ${many} would change\n`,
  ].join('');
}
