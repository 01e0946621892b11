/** The output of `settle --json`. */
import type { Question } from '../../api/questions/question.js';
import type { Session } from './session.js';

export interface SettleJson {
  /** The open questions, those with the greatest effect on callers first. */
  readonly questions: readonly Question[];
  /** Conflicts that were resolved without an effect on callers. An answer can still choose another value. */
  readonly notes: readonly Question[];
  /** The overlay to which answers are written. */
  readonly answers: string;
}

/** Returns the questions of a session as data for JSON. */
export function settleJson({ open, place }: Pick<Session, 'open' | 'place'>): SettleJson {
  return { questions: open.questions, notes: open.notes, answers: place.name };
}
