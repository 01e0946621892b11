/** The actions of an overlay (OpenAPI Overlay 1.0 §4.4), and the JSONPath queries that select their targets. */

/** A step of a query: a property name, an index, or the text of a filter (RFC 9535). */
export type QueryStep = string | number | { readonly filter: string };

/** A suggested action, with comments that explain it. */
export interface OverlayAction {
  readonly target: string;
  /** The value that is merged into the target; absent if the action removes the target. */
  readonly update?: unknown;
  /** The observations that justify the action, one on each line. */
  readonly comment: readonly string[];
}

/** A change to the API that becomes an action. It has at most one line of comment. */
export interface Edit extends Omit<OverlayAction, 'comment'> {
  /** A line that is added to the comment of the action. */
  readonly note?: string;
  /** True if this change only prepares later changes. The mismatch remains until these are applied. */
  readonly isFirst?: boolean;
}

/** Writes a JSONPath query that selects one element of the document: `$.paths['/pets/{id}'].get`. */
export function jsonPath(steps: readonly QueryStep[]): string {
  return `$${steps.map(stepText).join('')}`;
}

function stepText(step: QueryStep): string {
  if (typeof step === 'object') return `[?${step.filter}]`;
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${quoted(step)}]`;
}

/** Returns the query step that selects a parameter from a list of parameters. */
export function parameterStep(place: string, name: string): QueryStep {
  return { filter: `@.in == ${quoted(place)} && @.name == ${quoted(name)}` };
}

/** Returns the query step that selects the elements of a list that equal the given text. */
export function textStep(text: string): QueryStep {
  return { filter: `@ == ${quoted(text)}` };
}

/** Writes a string literal (RFC 9535 §2.3.1.1). It differs from JSON only in its quotes. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
