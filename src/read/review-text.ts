/** Texts with characters and marks that other tools stumble over: kept as they are, and pointed at. */
import type { Code, CodeParams } from '../diagnostics/catalog.js';
import type { Report } from '../diagnostics/report.js';
import type { Endpoint } from '../model/api.js';
import type { Text } from '../model/schema.js';
import { foldHard } from '../model/text.js';

/** Codes without parameters. */
type Plain = {
  [C in Code]: Record<never, never> extends CodeParams<C> ? C : never;
}[Code];

// Each is linear in the text: no quantifier without a bound meets what it could match itself.
const MARKS: readonly (readonly [Plain, RegExp])[] = [
  ['text/characters', /[\u2018-\u201f\u00a0\u200b-\u200d\u2060\ufeff]/],
  ['text/escaped', /\*\/|\/\*|\$\{/],
  ['text/html', /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,200})?>/i],
  ['text/anchor', /\]\(#[^)\s]{1,200}\)/],
  ['text/backslash', /(?:^|\s)\\[-*_]\s/],
];

/** What a sentence does not end with. */
const CUT = /(?:^|\s)(?:a|an|the)\.?$/i;

/** Points at odd texts of an operation. */
export function reviewTexts(endpoint: Endpoint, report: Report): void {
  const { key, summary, description, parameters } = endpoint;
  const texts = [summary, description, ...parameters.map((one) => one.description)];
  for (const text of texts) if (text) reviewText(text, report);
  const [place] = endpoint.origins;
  if (!summary) report.add('op/summary-missing', { key }, place);
  if (!description) report.add('op/description-missing', { key }, place);
  if (summary && description && foldHard(summary.value) === foldHard(description.value)) {
    report.add('op/summary-repeated', { key }, description.origins[0]);
  }
}

function reviewText({ value, origins: [place] }: Text, report: Report): void {
  for (const [code, pattern] of MARKS) if (pattern.test(value)) report.add(code, {}, place);
  if (CUT.test(value.slice(-20).trimEnd())) report.add('desc/truncated', {}, place);
}
