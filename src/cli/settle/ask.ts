/** Asks one question after another in a terminal. Each answer is written immediately. */
import { messageOf } from '../../base/foundation/error-code.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { counted } from '../../base/foundation/counted.js';
import { ownAnswer, type Question } from '../../api/questions/index.js';
import { terminalColumns, paint, type Io } from '../io.js';
import { cardLines, type CardStyle } from './card.js';
import { asIs, similarTo } from './similar.js';
import type { Session, AnswerOutcome } from './session.js';
import { discardTyped } from './typed-ahead.js';

type Terminal = NonNullable<Io['terminal']>;

/** The next step after a question. */
type Step = 'next' | 'stay' | 'quit';

/** Asks until no question is left or the user stops. All answers are kept. */
export async function askAll(session: Session, terminal: Terminal, color: boolean): Promise<void> {
  const { intro, outro } = await import('@clack/prompts');
  const first = session.open.questions.length;
  const later = new Set<string>();
  let most = first;
  intro(
    `${counted(first, 'question')}. Your answers are written to ${session.place.name}`,
    terminal,
  );
  for (;;) {
    const { questions } = session.open;
    most = Math.max(most, questions.length);
    const question = questions.find(({ id }) => !later.has(id));
    if (question === undefined) break;
    const step = await askOne(question, { session, terminal, color, later, most });
    if (step === 'quit') break;
  }
  const { length } = session.open.questions;
  outro(
    length === 0
      ? 'No question is left. Run restitch generate to write the output.'
      : `${length} of ${most} questions are still open. Your answers are saved.`,
    terminal,
  );
}

interface Asking {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly color: boolean;
  readonly later: Set<string>;
  readonly most: number;
}

async function askOne(question: Question, asking: Asking): Promise<Step> {
  const { isCancel, log, selectKey } = await import('@clack/prompts');
  const { session, terminal, later, most } = asking;
  const left = session.open.questions.length;
  log.message(cardLines(question, styleOf(asking)), { ...terminal });
  await discardTyped(terminal);
  const message = `Your answer (${left} of ${most} questions are open)`;
  const key = await selectKey({ message, options: optionsOf(question, session), ...terminal });
  if (isCancel(key) || key === 'q') return 'quit';
  switch (key) {
    case 'l':
      later.add(question.id);
      return 'next';
    case 'u':
      if (!(await session.undo())) log.warn(NOT_UNDONE, terminal);
      later.clear();
      return 'stay';
    case 'o':
      return askOwn(question, asking);
    case 's':
      return askSimilar(question, asking);
    default: {
      const choice = question.choices.find((one) => one.key === key);
      if (choice === undefined) return 'stay';
      return writeAnswer(() => session.answer(question.id, choice.answer), asking);
    }
  }
}

const NOT_UNDONE = 'Nothing was undone, because the file has changed since your last answer.';

function optionsOf(
  { candidates, choices, own, recommended }: Question,
  { canUndo, open }: Session,
): { value: string; label: string; hint?: string }[] {
  // Results of the candidates are not repeated here, because the columns above show them.
  const shown = new Set(['', ...candidates.map(({ result }) => result)]);
  return [
    ...choices.map(({ key, label, result }) => ({
      value: key,
      label: escapeInvisible(label) + (key === recommended.key ? '  (recommended)' : ''),
      ...(!shown.has(result) &&
        !label.endsWith(result.replace(/^\S+: /, '')) && {
          hint: escapeInvisible(result.replace(/\s+/g, ' ')).slice(0, 80),
        }),
    })),
    ...(own ? [{ value: 'o', label: 'type another value' }] : []),
    ...(open.questions.length > 1
      ? [{ value: 's', label: 'give the same answer to all similar questions' }]
      : []),
    { value: 'l', label: 'ask me later' },
    ...(canUndo ? [{ value: 'u', label: 'undo the last answer' }] : []),
    { value: 'q', label: 'stop (your answers are saved)' },
  ];
}

const SETTLED =
  'Your answer was not written, because another person has answered this question in the meantime.';

const NO_EFFECT =
  'Your answer was not written, because the conflict would remain. Correct the document, or accept the conflict.';

/** Writes the answer, and reports an error if that fails. */
async function writeAnswer(
  write: () => Promise<AnswerOutcome>,
  { terminal }: Asking,
): Promise<Step> {
  const { log } = await import('@clack/prompts');
  try {
    const outcome = await write();
    if (typeof outcome === 'object') {
      log.warn(`Your answer was not written: ${escapeInvisible(outcome.error)}.`, terminal);
      return 'stay';
    }
    if (outcome === 'settled already') log.info(SETTLED, terminal);
    if (outcome === 'without effect') log.warn(NO_EFFECT, terminal);
    return 'next';
  } catch (error) {
    log.error(escapeInvisible(messageOf(error)), terminal);
    return 'quit';
  }
}

async function askOwn(question: Question, asking: Asking): Promise<Step> {
  const { isCancel, text } = await import('@clack/prompts');
  const typed = await text({
    message: `Type another value, ${escapeInvisible(question.own?.hint ?? '')}`,
    validate: (value = '') => readOwn(value, question.own?.as ?? 'text').problem,
    ...asking.terminal,
  });
  if (isCancel(typed)) return 'stay';
  const { value } = readOwn(typed, question.own?.as ?? 'text');
  const answer = ownAnswer(question, value);
  if (answer === undefined) return 'stay';
  return writeAnswer(() => asking.session.answer(question.id, answer), asking);
}

async function askSimilar(question: Question, asking: Asking): Promise<Step> {
  const { isCancel, log, selectKey } = await import('@clack/prompts');
  const { session, terminal, color } = asking;
  const kind = session.open.questions.filter(({ code }) => code === question.code);
  const titles = kind.slice(0, MOST_TITLES).map(({ title }) => escapeInvisible(title));
  const more = kind.length - titles.length;
  log.message(
    [...titles, ...(more > 0 ? [`and ${more} more`] : [])].map((one) => paint(color, 'dim', one)),
    terminal,
  );
  const plain = asIs(question)?.key;
  const options = question.choices.map(({ key, label }) => {
    const { length } = similarTo(question, key, session.open.questions);
    const source = question.candidates.find((one) => one.key === key)?.statements[0]?.source;
    const what = key === plain || source === undefined ? label : `the value of ${source}`;
    return { value: key, label: `${escapeInvisible(what)}: ${counted(length, 'question')}` };
  });
  const key = await selectKey({
    message: 'Your answer to all these questions',
    options,
    ...terminal,
  });
  if (isCancel(key)) return 'stay';
  const answers = similarTo(question, key, session.open.questions);
  return writeAnswer(() => session.answerAll(answers), asking);
}

/** The maximum number of questions whose titles are listed. Further questions are only counted. */
const MOST_TITLES = 10;

function styleOf({ terminal, color }: Asking): CardStyle {
  // A bar and a margin at the left take four columns.
  return { color, width: Math.min(terminalColumns({ terminal }) ?? 100, 160) - 4 };
}

/** Returns the value, or the reason why it is invalid. */
function readOwn(
  typed: string,
  as: 'text' | 'json',
): { readonly value?: unknown; readonly problem?: string } {
  if (typed.trim() === '') return { problem: 'The value is empty: type a value.' };
  if (as === 'text') return { value: typed };
  try {
    return { value: JSON.parse(typed) as unknown };
  } catch {
    return { problem: 'This is not valid JSON. Put a text in quotes: "text"' };
  }
}
