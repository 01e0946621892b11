/** Several APIs in one run. */
import { escapeInvisible, jsonLines } from '../../base/diagnostics/quote.js';
import type { Flags } from '../arguments.js';
import { paint, type ExitCode, type Io } from '../io.js';
import type { Job } from '../job/job.js';

/**
 * Generates one API after another, and prints a summary at the end.
 * @param run generates one API, and prints to the given output
 * @returns the highest exit code of all APIs
 */
export async function generateSeveral(
  jobs: readonly Job[],
  run: (job: Job, io: Io) => Promise<ExitCode>,
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const ended: { readonly name: string; readonly exit: ExitCode; readonly out: string }[] = [];
  for (const job of jobs) {
    const name = escapeInvisible(job.name ?? '');
    let out = '';
    if (!flags.json && !flags.quiet) io.err(`${paint(io.color.err, 'bold', name)}\n`);
    const exit = await run(job, { ...io, out: (text) => void (out += text) });
    ended.push({ name: job.name ?? '', exit, out });
    if (!flags.json) io.out(out.replace(/(?<=^|\n)(.*\n)$/, `${name}: $1`));
  }
  const failed = ended.filter(({ exit }) => exit !== 0);
  if (flags.json) {
    const apis = ended.map(({ name, out }): [string, unknown] => [name, JSON.parse(out)]);
    io.out(jsonLines({ apis: Object.fromEntries(apis) }));
  } else if (!flags.quiet) {
    const names = failed.map(({ name }) => escapeInvisible(name)).join(', ');
    const rest = failed.length === 0 ? '' : `, ${failed.length} with problems: ${names}`;
    io.out(`${jobs.length} APIs${rest}\n`);
  }
  return ended.reduce<ExitCode>((worst, { exit }) => (exit > worst ? exit : worst), 0);
}
