/** How a change is judged: by what it does to the values that are possible, and by who sends them. */

/** `breaking`: callers that worked may fail. `warning`: it cannot be told. `compatible`: they work as before. */
export type ChangeSeverity = 'breaking' | 'warning' | 'compatible';

/** What goes from the caller to the API, or comes back. Webhooks and callbacks go the other way round. */
export type MessageDirection = 'request' | 'response';

/** How a change is judged, and why. */
export interface Verdict {
  readonly severity: ChangeSeverity;
  /** One line, without a full stop. */
  readonly why: string;
}

export interface RuleDefinition extends Readonly<Record<MessageDirection, Verdict>> {
  /** What has changed, in general. */
  readonly title: string;
}

/** Makes a rule of its title. */
export type Judge = (title: string) => RuleDefinition;

/** The same whoever sends it. */
export const always =
  (severity: ChangeSeverity, why: string): Judge =>
  (title) => ({ title, request: { severity, why }, response: { severity, why } });

/** Fewer values than before: whoever sends them may be refused, whoever reads them is not surprised. */
export const narrows =
  (request: string, response = 'only values that callers know of can come'): Judge =>
  (title) => ({
    title,
    request: { severity: 'breaking', why: request },
    response: { severity: 'compatible', why: response },
  });

/** More values than before: the other way round. */
export const widens =
  (response: string, request = 'everything that was accepted still is'): Judge =>
  (title) => ({
    title,
    request: { severity: 'compatible', why: request },
    response: { severity: 'breaking', why: response },
  });

/** One verdict for what callers send, another one for what they get. */
export const perDirection =
  (request: Verdict, response: Verdict): Judge =>
  (title) => ({ title, request, response });

export const breaking = (why: string): Verdict => ({ severity: 'breaking', why });
export const warning = (why: string): Verdict => ({ severity: 'warning', why });
export const compatible = (why: string): Verdict => ({ severity: 'compatible', why });

/** Severities, the gravest first. */
export const CHANGE_SEVERITIES: readonly ChangeSeverity[] = ['breaking', 'warning', 'compatible'];
