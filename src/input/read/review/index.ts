/** Reviews the result of a reader: finds mistakes that are only visible in the whole API. */
import type { Report } from '../../../base/diagnostics/report.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { Api } from '../../../model/api.js';
import { withoutCutNames } from './cut-fields.js';
import { checkExamples } from './example-check.js';
import { withReadTexts } from './example-text.js';
import { reviewOperation } from './operation.js';
import { textProblems, reviewTexts } from './text.js';

/**
 * Matches names that OpenAPI allows for components (OpenAPI 3 § Components Object). References and files can use such
 * names unchanged.
 */
const COMPONENT = /^[A-Za-z0-9._-]+$/;

/**
 * Reviews a partial API, whatever its format.
 * @param api the API as a reader returns it
 * @returns the API without names that a database cut off; examples that contain JSON as a text are parsed
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
