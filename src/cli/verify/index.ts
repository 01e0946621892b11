/** `restitch verify`: checks recorded traffic against the API. */
import { counted } from '../../base/foundation/counted.js';
import { escapeInvisible, jsonLines } from '../../base/diagnostics/quote.js';
import { createLocator } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import type { ExitCode, Io } from '../io.js';
import { diagnosticsText, printDiagnostics } from '../print.js';
import { verifyJson } from './json.js';
import { verifyJunit } from './junit.js';
import { verifyMarkdown } from './markdown.js';
import { readSides, type ReadSides } from './sides.js';
import { verifyText } from './text.js';
import type { Verification } from '../../service/verify/index.js';

/**
 * Checks traffic against an API, and reports each kind of mismatch (misfit).
 * @param words traffic, and descriptions or a configuration
 * @returns 1 if there are misfits, or the API has errors; 2 if the traffic or the API cannot be read
 */
export async function verifyCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const sides = await readSides(words, flags, io);
  if (!sides.recordings) {
    printDiagnostics(sides.diagnostics, sides.documents, flags, io);
    return 2;
  }
  const { api, recordings, job, documents } = sides;
  const errors = sides.diagnostics.filter(({ severity }) => severity === 'error');
  if (!flags.json) {
    const printed = flags.verbose ? sides.diagnostics : errors;
    io.err(diagnosticsText(printed, documents, io.color.err, flags));
  }
  const { verifyTraffic } = await import('../../service/verify/index.js');
  const verification = await verifyTraffic(api.api, api.names, recordings, job.config.read);
  const locate = createLocator(documents);
  if (flags.json) io.out(jsonLines(verifyJson(verification, locate)));
  else if (flags.markdown) io.out(verifyMarkdown(verification, locate));
  else if (flags.junit) io.out(verifyJunit(verification, locate));
  else io.out(verifyText(verification, locate, { color: io.color.out, whole: flags.verbose }));
  if (flags.suggest !== undefined) await suggestInto(flags.suggest, sides, verification, io);
  return errors.length > 0 || verification.misfits.length > 0 ? 1 : 0;
}

async function suggestInto(
  path: string,
  sides: ReadSides,
  verification: Verification,
  io: Io,
): Promise<void> {
  const { suggest, writeSuggestion } = await import('./suggest.js');
  const { text, left } = await suggest(sides, verification, createLocator(sides.documents));
  if (text === undefined) {
    const { length } = left.misfits;
    const why =
      length === 0
        ? 'the API already matches the traffic'
        : `an overlay cannot resolve ${counted(length, 'kind')} of mismatch`;
    io.err(`no overlay was written: ${why}\n`);
    return;
  }
  writeSuggestion(path, text, io.cwd);
  const rest = left.misfits.length;
  const more = rest === 0 ? '' : `. ${counted(rest, 'kind')} of mismatch would remain`;
  io.err(
    `wrote ${escapeInvisible(path)}: review this overlay, and add it to the configuration${more}\n`,
  );
}
