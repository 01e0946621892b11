/** Changes of an API, and the scopes that collect them. */
import { weakTrust, type Origin } from '../../model/origin.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { CHANGE_SEVERITIES, type ChangeSeverity, type MessageDirection } from './judge.js';
import { CHANGE_RULES, type ChangeRule } from './rules.js';

/** The subject of a change. */
export type ChangeSubject =
  | {
      readonly kind: 'endpoint' | 'webhook';
      /** `GET /pets/{id}`, or the name of the webhook. */
      readonly key: string;
    }
  | {
      readonly kind: 'schema';
      /** Its name in the description. */
      readonly id: string;
    }
  | { readonly kind: 'api' };

/** One difference between two APIs from the caller's point of view. */
export interface Change {
  readonly rule: ChangeRule;
  readonly severity: ChangeSeverity;
  /** `query parameter limit is required now`; contains text of descriptions. */
  readonly text: string;
  /** The reason for the severity. */
  readonly why: string;
  readonly subject: ChangeSubject;
  /** The affected endpoints and webhooks by key or name, sorted. */
  readonly endpoints: readonly string[];
  /** Its locations in the old API, the most relevant first; empty if it is not declared. */
  readonly before: readonly Origin[];
  readonly after: readonly Origin[];
}

/** A change whose affected endpoints are not yet known. */
export interface Finding extends Omit<Change, 'subject' | 'endpoints'> {
  readonly direction: MessageDirection;
}

/** The locations of a fact in the old and the new API. */
export interface ChangeOrigins {
  readonly before?: readonly Origin[] | undefined;
  readonly after?: readonly Origin[] | undefined;
}

/** The findings of one endpoint or named schema, and the scopes of schemas that it uses. */
export interface FindingScope {
  readonly subject: ChangeSubject;
  readonly findings: Finding[];
  readonly inner: Set<FindingScope>;
}

export function createScope(subject: ChangeSubject): FindingScope {
  return { subject, findings: [], inner: new Set() };
}

/**
 * Adds a finding. A guess, from an example or from prose, is never more than a warning.
 * @param text the change
 */
export function addFinding(
  scope: FindingScope,
  rule: ChangeRule,
  direction: MessageDirection,
  text: string,
  { before = [], after = [] }: ChangeOrigins,
): void {
  const { severity, why } = CHANGE_RULES[rule][direction];
  const guessed = [before, after].some((origins) => weakTrust(origins) !== undefined);
  const judged =
    guessed && severity === 'breaking'
      ? { severity: 'warning' as const, why: `${why}; but the type is only inferred from examples` }
      : { severity, why };
  scope.findings.push({ rule, direction, text, ...judged, before, after });
}

/**
 * Collects the changes of all scopes. A finding in a schema is reported once with all affected endpoints; if it affects
 * requests and responses, the more severe one counts.
 * @param roots one scope for each endpoint
 */
export function collectChanges(roots: readonly FindingScope[]): Change[] {
  const names = new Map(roots.map((root) => [root, subjectName(root.subject)]));
  const users = usersOf(roots);
  const merged = new Map<string, Change>();
  for (const scope of users.keys()) {
    // Most scopes have no findings, so their users need not be collected.
    if (scope.findings.length === 0) continue;
    const { subject, findings } = scope;
    const concerned = namesAbove(scope, users, names);
    for (const { direction: _, ...finding } of findings) {
      const id = JSON.stringify([subject, finding.rule, finding.text]);
      const other = merged.get(id);
      const worse = other && rank(other.severity) <= rank(finding.severity) ? other : finding;
      const endpoints = other ? union(other.endpoints, concerned) : concerned;
      merged.set(id, { ...worse, subject, endpoints });
    }
  }
  return [...merged.values()].sort(byGravity);
}

type Users = ReadonlyMap<FindingScope, readonly FindingScope[]>;

/** Returns every reachable scope with the scopes that use it directly. */
function usersOf(roots: readonly FindingScope[]): Users {
  const users = new Map<FindingScope, FindingScope[]>(roots.map((root) => [root, []]));
  for (const scope of users.keys()) {
    for (const inner of scope.inner) {
      const known = users.get(inner);
      if (known) known.push(scope);
      else users.set(inner, [scope]);
    }
  }
  return users;
}

/** Returns the sorted names of the roots that lead to a scope. */
function namesAbove(
  scope: FindingScope,
  users: Users,
  names: ReadonlyMap<FindingScope, string | undefined>,
): readonly string[] {
  const above = new Set([scope]);
  for (const next of above) for (const user of users.get(next) ?? []) above.add(user);
  const found = [...above].flatMap((one) => names.get(one) ?? []);
  return [...new Set(found)].sort();
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(some);
  const isSame = some.length === others.length && others.every((name) => known.has(name));
  return isSame ? some : [...new Set([...some, ...others])].sort();
}

/** Returns the name of a subject in messages; `undefined` for the API as a whole. */
export function subjectName(subject: ChangeSubject): string | undefined {
  switch (subject.kind) {
    case 'endpoint':
      return subject.key;
    case 'webhook':
      return `webhook ${subject.key}`;
    case 'schema':
      return `schema ${subject.id}`;
    case 'api':
      return undefined;
    default:
      return subject satisfies never;
  }
}

function rank(severity: ChangeSeverity): number {
  return CHANGE_SEVERITIES.indexOf(severity);
}

function byGravity(a: Change, b: Change): number {
  return rank(a.severity) - rank(b.severity) || byCodeUnit(keyOf(a), keyOf(b));
}

function keyOf({ subject, rule, text }: Change): string {
  return [subjectName(subject) ?? '', rule, text].join('\n');
}
