/**
 * Selects the questions to which one answer applies: those with a given code or cost, those for which a given document
 * declares a candidate, or those that are similar to the question that was just answered.
 */
import type { SettlingAnswer, QuestionChoice, Question } from '../../api/questions/index.js';

/** An answer to one of several questions. */
export interface GivenAnswer {
  readonly id: string;
  readonly answer: SettlingAnswer;
}

/** Accepts the current result of questions with a code (`reconcile/type`), a cost (`wording`), or an id. */
export function acceptedBy(rule: string, questions: readonly Question[]): GivenAnswer[] {
  return questions
    .filter(({ id, code, cost }) => rule === id || rule === code || rule === cost)
    .flatMap((question) => givenBy(question, asIs(question)));
}

/** Answers each question with the candidate that one document declares. Skips questions without such a candidate. */
export function preferredBy(source: string, questions: readonly Question[]): GivenAnswer[] {
  return questions.flatMap((question) => givenBy(question, choiceOf(question, source)));
}

/**
 * Makes the same choice for all questions with the same code: the candidate of the same document, both values, or no
 * change.
 */
export function similarTo(
  { code, candidates }: Question,
  key: string,
  questions: readonly Question[],
): GivenAnswer[] {
  const source = candidates.find((one) => one.key === key)?.statements[0]?.source;
  return questions
    .filter((one) => one.code === code)
    .flatMap((one) => givenBy(one, source === undefined ? asIs(one) : choiceOf(one, source)));
}

/** The choice that changes nothing. */
export function asIs({ choices }: Question): QuestionChoice | undefined {
  return choices.find(({ key }) => key === 'a' || key === 'b');
}

function choiceOf({ candidates, choices }: Question, source: string): QuestionChoice | undefined {
  const declared = candidates.filter(({ statements }) =>
    statements.some((one) => one.source === source),
  );
  // If a document declares two of the candidates, it prefers neither.
  return declared.length === 1 ? choices.find(({ key }) => key === declared[0]?.key) : undefined;
}

function givenBy({ id }: Question, choice: QuestionChoice | undefined): GivenAnswer[] {
  return choice === undefined ? [] : [{ id, answer: choice.answer }];
}
