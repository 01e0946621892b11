/** `restitch diff`. */
import { compareApis, type Change } from '../../api/compare/index.js';
import { jsonLines } from '../../base/diagnostics/quote.js';
import type { Flags } from '../arguments.js';
import { diffJson } from './json.js';
import { diffMarkdown } from './markdown.js';
import { diffText } from './text.js';
import { openSides, readSide, type Difference } from './side.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { diagnosticsText, printDiagnostics } from '../print.js';

/**
 * Compares two sets of descriptions.
 * @param words the old descriptions. If `others` is omitted, exactly two descriptions: the old and the new one
 * @param others the new descriptions
 * @returns the exit code; 2 if the descriptions of a side cannot be read completely, so that changes may be missing
 */
export async function diffCommand(
  words: readonly string[],
  others: readonly string[] | undefined,
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const [old, fresh] = await openSides(sidesOf(words, others), flags, io);
  const before = await readSide(old, io);
  const after = await readSide(fresh, io);
  for (const side of [before, after]) {
    if ('api' in side) continue;
    printDiagnostics(side.diagnostics, side.documents, flags, io);
    return 2;
  }
  if (!('api' in before) || !('api' in after)) return 2;
  const changes = compareApis(before.api, after.api);
  const difference: Difference = { before, after, changes };
  const failed = [before, after].flatMap((side) => {
    const errors = side.diagnostics.filter(({ severity }) => severity === 'error');
    // Warnings from reading the descriptions are printed only with `--verbose`. Errors are always printed, because the
    // comparison does not include the parts that could not be read.
    if (!flags.json) {
      const printed = flags.verbose ? side.diagnostics : errors;
      io.err(diagnosticsText(printed, side.documents, io.color.err, flags));
    }
    return errors;
  });
  if (flags.json) io.out(jsonLines(diffJson(difference)));
  else if (flags.markdown) io.out(diffMarkdown(difference));
  else io.out(diffText(difference, { color: io.color.out, whole: flags.verbose }));
  return failed.length > 0 || changes.some(({ severity }) => fails(severity, flags)) ? 1 : 0;
}

function sidesOf(
  words: readonly string[],
  others: readonly string[] | undefined,
): [readonly string[], readonly string[]] {
  const [old, fresh, ...more] = words;
  if (others === undefined) {
    if (old === undefined || fresh === undefined || more.length > 0) {
      const count = words.length === 0 ? 'none' : String(words.length);
      throw new UsageError(
        `diff needs two arguments, OLD and NEW, but got ${count}: restitch diff OLD NEW. To compare several descriptions, put -- between the old and the new ones: restitch diff OLD… -- NEW…`,
      );
    }
    return [[old], [fresh]];
  }
  if (words.length === 0 || others.length === 0) {
    const side = words.length === 0 ? 'old descriptions before' : 'new descriptions after';
    throw new UsageError(`diff needs the ${side} the --: restitch diff OLD… -- NEW…`);
  }
  return [words, others];
}

function fails(severity: Change['severity'], { failOnChange }: Flags): boolean {
  switch (failOnChange) {
    case 'any':
      return true;
    case 'warning':
      return severity !== 'compatible';
    case 'breaking':
      return severity === 'breaking';
    case 'none':
      return false;
    default:
      return failOnChange satisfies never;
  }
}
