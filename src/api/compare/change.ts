/**
 * Changes between two versions of an API, and the scopes that collect them. A scope belongs to one endpoint or schema.
 */
import { weakTrust, type Origin } from '../../model/origin.js';
import type { Steps } from '../../model/place.js';
import { shortPlace } from '../../model/place/words.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { CHANGE_SEVERITIES, type ChangeSeverity, type MessageDirection } from './judge.js';
import { CHANGE_RULES, type ChangeRule } from './rules.js';

/** The subject of a change. */
export type ChangeSubject =
  | {
      readonly kind: 'endpoint' | 'webhook';
      /** The key of the endpoint, such as `GET /pets/{id}`, or the name of the webhook. */
      readonly key: string;
    }
  | {
      readonly kind: 'schema';
      /** The name of the schema in the API description. */
      readonly id: string;
    }
  | { readonly kind: 'api' };

/** One difference between two versions of an API, from the point of view of callers. */
export interface Change {
  readonly rule: ChangeRule;
  readonly severity: ChangeSeverity;
  /**
   * A phrase such as `query parameter limit changed from optional to required`. It contains untrusted names from
   * descriptions.
   */
  readonly text: string;
  /** Why the change has this severity. */
  readonly why: string;
  readonly subject: ChangeSubject;
  /** The steps from the subject to the changed fact; empty for the subject itself. */
  readonly steps: Steps;
  /** The keys of the affected endpoints and the names of the affected webhooks, sorted. */
  readonly endpoints: readonly string[];
  /**
   * The locations in the old API description that declare the changed fact (such as a type), the most relevant first.
   * The list is empty if the old API does not declare the fact.
   */
  readonly before: readonly Origin[];
  readonly after: readonly Origin[];
}

/** The words for a change: a whole phrase, or the words before and after the place of the fact. */
export type ChangeWords = string | readonly [before: string, after: string];

/** A change for which the affected endpoints have not been collected yet. */
export interface Finding extends Omit<Change, 'subject' | 'endpoints' | 'text'> {
  readonly words: ChangeWords;
}

/** Where a change is: the part of a request or response, and the scope that collects the findings about it. */
export interface FindingPlace {
  readonly scope: FindingScope;
  readonly direction: MessageDirection;
  readonly steps: Steps;
}

/** The locations that declare a fact, such as a type, in the descriptions of the old and the new API. */
export interface ChangeOrigins {
  readonly before?: readonly Origin[] | undefined;
  readonly after?: readonly Origin[] | undefined;
}

/** Collects the findings of one endpoint or named schema. `inner` contains the scopes of the schemas that it uses. */
export interface FindingScope {
  readonly subject: ChangeSubject;
  readonly findings: Finding[];
  readonly inner: Set<FindingScope>;
}

export function createScope(subject: ChangeSubject): FindingScope {
  return { subject, findings: [], inner: new Set() };
}

/** Returns a place some steps inside another one. */
export function inside(place: FindingPlace, ...steps: Steps): FindingPlace {
  return { ...place, steps: [...place.steps, ...steps] };
}

/** Adds a finding. A change that is only inferred from examples or prose is at most a warning. */
export function addFinding(
  { scope, direction, steps }: FindingPlace,
  rule: ChangeRule,
  words: ChangeWords,
  { before = [], after = [] }: ChangeOrigins,
): void {
  const { severity, why } = CHANGE_RULES[rule][direction];
  const guessed = [before, after].some((origins) => weakTrust(origins) !== undefined);
  const judged =
    guessed && severity === 'breaking'
      ? { severity: 'warning' as const, why: `${why}; but the type is only inferred from examples` }
      : { severity, why };
  scope.findings.push({ rule, steps, words, ...judged, before, after });
}

/**
 * Collects the findings of all endpoints, and of the schemas that they use. A finding in a schema is reported once with
 * all affected endpoints; if it affects both requests and responses, the higher severity is reported.
 * @param roots one scope for each endpoint
 */
export function collectChanges(roots: readonly FindingScope[]): Change[] {
  const names = new Map(roots.map((root) => [root, subjectName(root.subject)]));
  const users = usersOf(roots);
  const merged = new Map<string, Change>();
  for (const scope of users.keys()) {
    // Most scopes have no findings. For such a scope, the endpoints that use it are not collected.
    if (scope.findings.length === 0) continue;
    const { subject, findings } = scope;
    const concerned = namesAbove(scope, users, names);
    for (const { words, ...finding } of findings) {
      const id = JSON.stringify([subject, finding.rule, finding.steps, words]);
      const other = merged.get(id);
      const change = { ...finding, text: textOf(words, finding.steps, subject), subject };
      const worse = other && rank(other.severity) <= rank(finding.severity) ? other : change;
      const endpoints = other ? union(other.endpoints, concerned) : concerned;
      merged.set(id, { ...worse, endpoints });
    }
  }
  return [...merged.values()].sort(byGravity);
}

function textOf(words: ChangeWords, steps: Steps, { kind }: ChangeSubject): string {
  if (typeof words === 'string') return words;
  const [before, after] = words;
  return `${before}${shortPlace(steps, kind === 'schema' ? 'the value' : '')}${after}`.trim();
}

type Users = ReadonlyMap<FindingScope, readonly FindingScope[]>;

/** Maps each scope to the scopes that use it directly. A scope contains the findings of one endpoint or schema. */
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

/** Returns the sorted names of the endpoints and webhooks that use a scope, directly or through other scopes. */
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

/** Returns the name of a subject for messages; `undefined` if the subject is the API as a whole. */
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
