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
  return `${lines.join('')}\nto answer them, run restitch settle in a terminal, or restitch settle --open; --accept RULE and --prefer DOCUMENT answer many at once\n`;
}
