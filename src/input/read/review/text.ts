/**
 * Reports texts with characters or character sequences (such as `${`) that other tools may not handle. The texts stay
 * unchanged.
 */
import type { DiagnosticCode, CodeParams } from '../../../base/diagnostics/catalog.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import { operationText } from '../../../model/path.js';
import { repeats } from '../../../model/text.js';

/** The diagnostic codes whose messages need no parameters. */
type Plain = {
  [C in DiagnosticCode]: Record<never, never> extends CodeParams<C> ? C : never;
}[DiagnosticCode];

// Each pattern runs in linear time: adjacent quantifiers match different characters or have a bound.
const MARKS: readonly (readonly [Plain, RegExp])[] = [
  ['text/characters', /[\u2018-\u201f\u00a0\u200b-\u200d\u2060\ufeff]/],
  ['text/escaped', /\*\/|\/\*|\$\{/],
  ['text/html', /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,200})?>/i],
  ['text/anchor', /\]\(#[^)\s]{1,200}\)/],
  ['text/backslash', /(?:^|\s)\\[-*_]\s/],
];

/** Checked first: every problem contains one of these characters, and most texts contain none. */
const ODD = /[<\\\u00a0\u2018-\u201f\u200b-\u200d\u2060\ufeff]|\*\/|\/\*|\$\{|\]\(#/;

const NONE: readonly Plain[] = [];

/** Matches an article at the end of a text, which shows that the text was cut off. */
const CUT = /(?:^|\s)(?:a|an|the)\.?$/i;

export function textProblems(text: string): readonly Plain[] {
  const marks = ODD.test(text)
    ? MARKS.flatMap(([code, pattern]) => (pattern.test(text) ? code : []))
    : NONE;
  return CUT.test(text.slice(-20).trimEnd()) ? [...marks, 'desc/truncated'] : marks;
}

/**
 * Reports problems in the texts of an operation.
 * @param marks `textProblems`, or a cached version of it, because many operations have the same parameters
 */
export function reviewTexts(endpoint: Endpoint, report: Report, marks = textProblems): void {
  const { summary, description, parameters } = endpoint;
  const texts = [summary, description, ...parameters.map((one) => one.description)];
  texts.forEach((text) => {
    if (text) marks(text.value).forEach((code) => report.add(code, {}, text.origins[0]));
  });
  const [place] = endpoint.origins;
  const key = operationText(endpoint);
  if (!summary) report.add('op/summary-missing', { key }, place);
  if (!description) report.add('op/description-missing', { key }, place);
  if (summary && description && repeats(description.value, summary.value)) {
    report.add('op/summary-repeated', { key }, description.origins[0]);
  }
}
