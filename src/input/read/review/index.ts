/** Reviews the result of a reader: finds mistakes that are only visible in the whole API. */
import type { Report } from '../../../base/diagnostics/report.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { checkExamples } from './example-check.js';
import { withReadTexts } from './example-text.js';
import type { Fact } from '../../../model/origin.js';
import { isSuccess } from '../../../model/status.js';
import { operationText } from '../../../model/path.js';
import type { DiagnosticCode, CodeParams } from '../../../base/diagnostics/catalog.js';
import { repeats } from '../../../model/text.js';

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

/** Typical maximum lengths of database columns. */
const WIDTHS = new Set([50, 64, 100, 128, 255, 256, 500, 512, 1000, 1024]);

/** If at least this many values have the same length and no value is longer, the texts were probably cut off. */
const ENOUGH = 3;

/**
 * Finds texts that were cut off at a maximum length. Several operations may have the same operationId after it was cut,
 * so such an operationId is stored only as an alias. Other cut texts stay unchanged.
 * @param api the API as a reader returns it
 */
function withoutCutNames(api: Api, report: Report): Api {
  reportCut(
    'summary',
    cutValues(api, ({ summary }) => summary),
    report,
  );
  reportCut(
    'description',
    cutValues(api, ({ description }) => description),
    report,
  );
  const cut = cutValues(api, ({ operationId }) => operationId);
  reportCut('operationId', cut, report);
  if (cut.length === 0) return api;
  const names = new Set(cut);
  const endpoints = api.endpoints.map((endpoint): Endpoint => {
    const { operationId, ...rest } = endpoint;
    if (!operationId || !names.has(operationId)) return endpoint;
    return { ...rest, aliases: [...new Set([...rest.aliases, operationId.value])] };
  });
  return { ...api, endpoints };
}

function cutValues(
  { endpoints }: Api,
  read: (endpoint: Endpoint) => Fact<string> | undefined,
): Fact<string>[] {
  const facts = endpoints.flatMap((endpoint) => read(endpoint) ?? []);
  let length = 0;
  for (const { value } of facts) length = Math.max(length, value.length);
  if (!WIDTHS.has(length)) return [];
  const cut = facts.filter(({ value }) => value.length === length && /[\p{L}\p{N}]$/u.test(value));
  return cut.length >= ENOUGH ? cut : [];
}

function reportCut(field: string, cut: readonly Fact<string>[], report: Report): void {
  const [first] = cut;
  if (!first) return;
  const { length } = first.value;
  const [place] = first.origins;
  report.add('text/truncated-field', { field, length, count: cut.length }, place);
}

const WRITES = ['POST', 'PUT', 'PATCH'];

function reviewOperation(endpoint: Endpoint, report: Report): void {
  const { responses } = endpoint;
  const key = operationText(endpoint);
  const [place] = endpoint.origins;
  if (responses.length > 0 && responses.every(({ status }) => isSuccess(status))) {
    report.add('resp/only-200', { key }, place);
  }
  if (isUpload(endpoint)) report.add('body/upload', { key }, place);
  reviewParameterNames(endpoint, report);
}

/** Returns true for a write operation whose name mentions an upload and whose body is not described. */
function isUpload({ method, path, body, operationId, summary }: Endpoint): boolean {
  if (!WRITES.includes(method) || (body && body.media.length > 0)) return false;
  const last = path.at(-1)?.map((part) => (part.kind === 'literal' ? part.text : '')) ?? [];
  const words = [operationId?.value ?? '', summary?.value ?? '', last.join('')];
  return words.some((text) => /(?:^|[^a-z])upload|[a-z]Upload/i.test(text));
}

function reviewParameterNames({ parameters }: Endpoint, report: Report): void {
  const seen = new Map<string, { name: string; in: string }>();
  for (const parameter of parameters) {
    const { name } = parameter;
    const key = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const other = seen.get(key);
    const place = parameter.origins[0];
    if (!other || key === '') seen.set(key, parameter);
    else if (other.name === name) report.add('param/two-places', { name }, place);
    else if (other.in === parameter.in) {
      report.add('param/ident-collision', { name, other: other.name }, place);
    }
  }
}

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

function textProblems(text: string): readonly Plain[] {
  const marks = ODD.test(text)
    ? MARKS.flatMap(([code, pattern]) => (pattern.test(text) ? code : []))
    : NONE;
  return CUT.test(text.slice(-20).trimEnd()) ? [...marks, 'desc/truncated'] : marks;
}

/**
 * Reports problems in the texts of an operation.
 * @param marks `textProblems`, or a cached version of it, because many operations have the same parameters
 */
function reviewTexts(endpoint: Endpoint, report: Report, marks = textProblems): void {
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
