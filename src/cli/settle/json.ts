/** What `settle --json` prints. */
import type { Question } from '../../api/questions/question.js';
import type { Session } from './session.js';

export interface SettleJson {
  /** What is open, the dearest first. */
  readonly questions: readonly Question[];
  /** What was resolved without a cost to callers; the same answers choose otherwise. */
  readonly notes: readonly Question[];
  /** The overlay that answers go into. */
  readonly answers: string;
}

/** The questions of a session as data. */
export function settleJson({ open, place }: Pick<Session, 'open' | 'place'>): SettleJson {
  return { questions: open.questions, notes: open.notes, answers: place.name };
}
