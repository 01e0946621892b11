/** Texts with characters and marks that other tools stumble over: kept as they are, and pointed at. */
import type { DiagnosticCode, CodeParams } from '../../../base/diagnostics/catalog.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import { repeats } from '../../../model/text.js';

/** Codes without parameters. */
type Plain = {
  [C in DiagnosticCode]: Record<never, never> extends CodeParams<C> ? C : never;
}[DiagnosticCode];

// Each pattern is linear in the text: no quantifier without a bound is next to one that could match the same text.
const MARKS: readonly (readonly [Plain, RegExp])[] = [
  ['text/characters', /[\u2018-\u201f\u00a0\u200b-\u200d\u2060\ufeff]/],
  ['text/escaped', /\*\/|\/\*|\$\{/],
  ['text/html', /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,200})?>/i],
  ['text/anchor', /\]\(#[^)\s]{1,200}\)/],
  ['text/backslash', /(?:^|\s)\\[-*_]\s/],
];

/** Quick check: every oddity starts with one of these, and most texts have none. */
const ODD = /[<\\\u00a0\u2018-\u201f\u200b-\u200d\u2060\ufeff]|\*\/|\/\*|\$\{|\]\(#/;

const NONE: readonly Plain[] = [];

/** A word that does not end a sentence, so the text is cut off. */
const CUT = /(?:^|\s)(?:a|an|the)\.?$/i;

/** The codes of what is odd about a text. */
export function textProblems(text: string): readonly Plain[] {
  const marks = ODD.test(text)
    ? MARKS.flatMap(([code, pattern]) => (pattern.test(text) ? code : []))
    : NONE;
  return CUT.test(text.slice(-20).trimEnd()) ? [...marks, 'desc/truncated'] : marks;
}

/**
 * Reports odd texts of an operation.
 * @param marks `marksOf`, or a cached version of it: many operations have the same parameters
 */
export function reviewTexts(endpoint: Endpoint, report: Report, marks = textProblems): void {
  const { key, summary, description, parameters } = endpoint;
  const texts = [summary, description, ...parameters.map((one) => one.description)];
  texts.forEach((text) => {
    if (text) marks(text.value).forEach((code) => report.add(code, {}, text.origins[0]));
  });
  const [place] = endpoint.origins;
  if (!summary) report.add('op/summary-missing', { key }, place);
  if (!description) report.add('op/description-missing', { key }, place);
  if (summary && description && repeats(description.value, summary.value)) {
    report.add('op/summary-repeated', { key }, description.origins[0]);
  }
}
