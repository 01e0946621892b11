/** Writes the result of `verify` as a Markdown comment for a pull request. */
import { locationText, type LocateSource } from '../../base/diagnostics/frame.js';
import {
  blocks,
  codeSpan,
  heading,
  list,
  markdownText,
  md,
  table,
  text,
  type Md,
} from '../../print/emit/markdown/index.js';
import { misfitText, type Misfit, type Verification } from '../../service/verify/index.js';
import { fitText } from './words.js';

/**
 * Writes the misfits first, then a table of all called operations. Text from a recording is escaped, so it cannot
 * become markup.
 */
export function verifyMarkdown(verification: Verification, locate: LocateSource): string {
  const { endpoints, misfits } = verification;
  const called = endpoints.filter(({ seen }) => seen > 0);
  const never = endpoints.filter(({ seen }) => seen === 0);
  const rows = called.map(({ operation, seen, fit }) => [
    codeSpan(operation),
    text(String(seen)),
    text(String(fit)),
  ]);
  const document = blocks(
    heading(2, md`Traffic: ${text(fitText(verification))}`),
    misfits.length === 0 ? null : list(misfits.map((misfit) => item(misfit, locate))),
    rows.length === 0 ? null : table([text('Operation'), text('Exchanges'), text('Matches')], rows),
    never.length === 0 ? null : heading(3, text('No traffic')),
    never.length === 0 ? null : list(never.map(({ operation }) => codeSpan(operation))),
  );
  return markdownText(document);
}

function item(misfit: Misfit, locate: LocateSource): Md {
  const place = codeSpan(locationText(misfit.first, locate(misfit.first)));
  return md`${codeSpan(misfit.operation)}: ${codeSpan(misfitText(misfit))} · ${place}`;
}
