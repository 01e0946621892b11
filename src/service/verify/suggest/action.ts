/** Actions of an overlay (OpenAPI Overlay 1.0 §4.4), and the queries of their targets. */

/** A step of a query: a key, an index, or the text of a filter (RFC 9535). */
export type QueryStep = string | number | { readonly filter: string };

/** One action, with a description for people. */
export interface OverlayAction {
  readonly target: string;
  /** The value that is merged into the target; absent if the target is removed. */
  readonly update?: unknown;
  /** Observations, one per line. */
  readonly comment: readonly string[];
}

/** An action, with at most one line of comment. */
export interface Edit extends Omit<OverlayAction, 'comment'> {
  /** A line of the comment, in addition to the observations. */
  readonly note?: string;
  /** True for an edit that only prepares the next ones: the misfit remains until they are applied. */
  readonly isFirst?: boolean;
}

/** A query for one place: `$.paths['/pets/{id}'].get`. */
export function jsonPath(steps: readonly QueryStep[]): string {
  return `$${steps.map(stepText).join('')}`;
}

function stepText(step: QueryStep): string {
  if (typeof step === 'object') return `[?${step.filter}]`;
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${quoted(step)}]`;
}

/** The item of a list of parameters. */
export function parameterStep(place: string, name: string): QueryStep {
  return { filter: `@.in == ${quoted(place)} && @.name == ${quoted(name)}` };
}

/** The item of a list of texts. */
export function textStep(text: string): QueryStep {
  return { filter: `@ == ${quoted(text)}` };
}

/** A string literal (RFC 9535 §2.3.1.1), which differs from JSON only in its quotes. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
