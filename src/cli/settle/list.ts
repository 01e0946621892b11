/** Prints the questions as a list. It is used if there is no terminal. */
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { COST_NAMES, type Question } from '../../api/questions/index.js';

/** Returns a line for each question, with the flag that answers it. */
export function questionLines(questions: readonly Question[]): string {
  if (questions.length === 0) return '';
  const lines = questions.map(({ id, cost, title, places }) => {
    const where = places.length > 1 ? ` (${places.length} places)` : '';
    return `${id}  ${COST_NAMES[cost].padEnd(16)}  ${escapeInvisible(title)}${where}\n`;
  });
  return `${lines.join('')}\nTo answer them one by one, run restitch settle in a terminal.\nTo answer many at once, run restitch settle --accept RULE or --prefer DOCUMENT (see restitch help settle).\n`;
}
