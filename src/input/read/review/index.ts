/** Reviews the result of a reader: finds mistakes that only the whole API shows. */
import type { Report } from '../../../base/diagnostics/report.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { Api } from '../../../model/api.js';
import { withoutCutNames } from './cut-fields.js';
import { checkExamples } from './example-check.js';
import { withReadTexts } from './example-text.js';
import { reviewOperation } from './operation.js';
import { textProblems, reviewTexts } from './text.js';

/** Names that references and files can carry as they are (OpenAPI 3 § Components Object). */
const COMPONENT = /^[A-Za-z0-9._-]+$/;

/**
 * Reviews a partial API, whatever its format.
 * @param api as a reader returns it
 * @returns the same without names that a database truncated, and with JSON examples in texts parsed
 */
export function review(api: Api, report: Report): Api {
  const whole = withReadTexts(withoutCutNames(api, report), report);
  checkExamples(whole, report);
  for (const [name, { origins }] of whole.schemas) {
    if (!COMPONENT.test(name)) report.add('schema/name-characters', { name }, origins[0]);
  }
  const marks = memoizeByText(textProblems);
  for (const endpoint of whole.endpoints) {
    reviewOperation(endpoint, report);
    reviewTexts(endpoint, report, marks);
  }
  return whole;
}
