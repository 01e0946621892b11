/**
 * The choices of a careful person for the twelve documents, written down before the questions were
 * seen.
 */

/** By the title of the question: the words of the value, or `both`. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'In which unit is the query parameter weight of GET /rates?': 'In grams',
  'In which unit is total of Order?': 'The price of all items in euros',
  'Is the header parameter X-Request-Id required?': 'optional',
  'Is status of Order required?': 'required',
  'What is the maxLength of note of Order?': '200',
  'Which credentials does GET /tracking/{parcelId} require?': 'none',
  'What are the values of status of Order?': 'both',
  'Which summary of GET /stock/{sku} is right?': 'Count the stock of an article',
};

/** True if a choice is the answer to a question. */
export function isAnswer(title: string, label: string): boolean {
  const words = ANSWERS[title];
  return words !== undefined && (label === words || label.startsWith(`${words}:`));
}
