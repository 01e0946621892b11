/** Decides how severe a change is, depending on whether more or fewer values are possible and who sends them. */

/**
 * `breaking`: existing callers may fail. `warning`: the effect is unknown. `compatible`: existing callers work as
 * before.
 */
export type ChangeSeverity = 'breaking' | 'warning' | 'compatible';

/**
 * The direction of a message: callers send requests and read responses. For webhooks and callbacks, the directions are
 * swapped, because the API sends the request.
 */
export type MessageDirection = 'request' | 'response';

/** The severity of a change, and the reason for it. */
export interface Verdict {
  readonly severity: ChangeSeverity;
  /** A sentence in one line, without a full stop. */
  readonly why: string;
}

export interface RuleDefinition extends Readonly<Record<MessageDirection, Verdict>> {
  /** A general description of the change. */
  readonly title: string;
}

/** Creates a rule from its title. */
export type Judge = (title: string) => RuleDefinition;

/** Creates a rule that gives a change the same severity in requests and in responses. */
export const always =
  (severity: ChangeSeverity, why: string): Judge =>
  (title) => ({ title, request: { severity, why }, response: { severity, why } });

/**
 * Creates a rule for changes after which fewer values are valid. They are breaking in requests, because the API may
 * reject existing requests, and compatible in responses.
 * @param request the reason for the severity in requests
 * @param response the reason for the severity in responses
 */
export const narrows =
  (request: string, response = 'callers get only values that they know'): Judge =>
  (title) => ({
    title,
    request: { severity: 'breaking', why: request },
    response: { severity: 'compatible', why: response },
  });

/**
 * Creates a rule for changes after which more values are valid. They are breaking in responses, because callers may not
 * support the new values, and compatible in requests.
 */
export const widens =
  (response: string, request = 'all old values are still accepted'): Judge =>
  (title) => ({
    title,
    request: { severity: 'compatible', why: request },
    response: { severity: 'breaking', why: response },
  });

/** Creates a rule with separate severities for requests and responses. */
export const perDirection =
  (request: Verdict, response: Verdict): Judge =>
  (title) => ({ title, request, response });

export const breaking = (why: string): Verdict => ({ severity: 'breaking', why });
export const warning = (why: string): Verdict => ({ severity: 'warning', why });
export const compatible = (why: string): Verdict => ({ severity: 'compatible', why });

/** The severities of changes, the most severe first. */
export const CHANGE_SEVERITIES: readonly ChangeSeverity[] = ['breaking', 'warning', 'compatible'];
