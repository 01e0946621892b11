/** Runs `restitch settle`. The command asks about open conflicts and writes the answers to an overlay. */
import { escapeInvisible, jsonLines } from '../../base/diagnostics/quote.js';
import { counted } from '../../base/foundation/counted.js';
import { didYouMean, type Flags } from '../arguments.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { isConfigurationWord } from '../job/job.js';
import { openReadingJob } from '../job/reading-job.js';
import { fails, printDiagnostics } from '../print.js';
import { namedDocuments } from '../../run/pipeline/named-documents.js';
import { acceptedBy, preferredBy, type GivenAnswer } from './similar.js';
import { settleJson } from './json.js';
import { questionLines } from './list.js';
import { Session } from './session.js';
import { CATALOG } from '../../base/diagnostics/catalog.js';
import { COST_NAMES, type Question } from '../../api/questions/index.js';

/**
 * Settles the conflicts between documents.
 * @param words a configuration, or descriptions; if empty, the configuration in the current folder is used
 * @returns 0 if no error is left
 */
export async function settleCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const configuration = words.find((word) => isConfigurationWord(word, io.cwd));
  const inputs = words.filter((word) => word !== configuration);
  const asked = configuration === undefined ? flags : { ...flags, config: configuration };
  const opened = await openReadingJob(inputs, asked, io);
  if (!opened.job) {
    printDiagnostics(opened.report.list(), opened.documents, flags, io);
    return 1;
  }
  const session = await Session.start(opened.job, io);
  const first = session.open.questions.length;
  const given = answersOf(session, flags);
  const isGiven = flags.accept.length + flags.prefer.length > 0;
  const isRefused = isGiven && !(await giveAnswers(session, given, io));
  if (!isGiven && !flags.json && io.terminal && first > 0) {
    const { askAll } = await import('./ask.js');
    await askAll(session, io.terminal, io.color.out);
  } else if (!isGiven && !flags.json) io.out(questionLines(session.open.questions));
  const { questions, report } = session.open;
  const failed = fails(report.list(), opened.job.config.failOn);
  if (flags.json) io.out(jsonLines(settleJson(session)));
  else {
    if (isGiven) io.out(`${counted(first - questions.length, 'question')} answered\n`);
    io.out(`${counted(questions.length, 'question')} left\n`);
    if (session.hint !== undefined) io.out(`${escapeInvisible(session.hint)}\n`);
  }
  return failed || isRefused ? 1 : 0;
}

/** Writes the answers of the command line. Returns false, and prints the reason, if they would break the API. */
async function giveAnswers(
  session: Session,
  given: readonly GivenAnswer[],
  io: Io,
): Promise<boolean> {
  const outcome = await session.answerAll(given);
  if (typeof outcome !== 'object') return true;
  io.err(`the answers were not written: ${escapeInvisible(outcome.error)}\n`);
  return false;
}

/** Returns the answers that `--accept` and `--prefer` give. */
function answersOf({ open }: Session, { accept, prefer }: Flags): GivenAnswer[] {
  const { questions, generated } = open;
  const given = new Map<string, GivenAnswer>();
  const sources = sourcesOf(generated.documents, questions);
  for (const name of prefer) {
    const [source, ...others] = namedDocuments(name, sources);
    // `sources` also contains documents without open questions. To prefer such a document is not an error, because a
    // script may run this command again after all questions have been answered.
    if (source === undefined) throw new UsageError(noCandidate(name, sources));
    if (others.length > 0) throw new UsageError(ambiguous(name, [source, ...others]));
    for (const one of preferredBy(source, questions))
      if (!given.has(one.id)) given.set(one.id, one);
  }
  for (const rule of accept) {
    const isKind = Object.hasOwn(COST_NAMES, rule) || Object.hasOwn(CATALOG, rule);
    const answers = acceptedBy(rule, questions);
    if (answers.length === 0 && !isKind) throw new UsageError(noRule(rule, questions));
    for (const one of answers) if (!given.has(one.id)) given.set(one.id, one);
  }
  return [...given.values()];
}

function sourcesOf(
  documents: readonly { readonly source: string }[],
  questions: readonly Question[],
): readonly string[] {
  const declarations = questions.flatMap(({ candidates }) =>
    candidates.flatMap(({ statements }) => statements),
  );
  return [...new Set([...documents, ...declarations].map(({ source }) => source))];
}

function noCandidate(name: string, sources: readonly string[]): string {
  const meant = didYouMean(name, sources);
  const hint = meant === '' ? `: name one of ${sources.join(', ')}` : meant;
  return `--prefer must name a document of the API, but ${JSON.stringify(name)} is not one of them${hint}`;
}

function ambiguous(name: string, sources: readonly string[]): string {
  return `--prefer must name one document, but ${JSON.stringify(name)} matches ${sources.length}. Write the whole path of one: ${sources.join(', ')}`;
}

function noRule(rule: string, questions: readonly Question[]): string {
  const known = questions.flatMap(({ id, code, cost }) => [id, code, cost]);
  const meant = didYouMean(rule, new Set(known));
  const hint = meant === '' ? ': restitch settle --json lists the questions' : meant;
  return `--accept must name the id, code or cost of a question, but no question has ${JSON.stringify(rule)}${hint}`;
}
