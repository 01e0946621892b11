/**
 * The account of a run: every fact that a document states is in the merged API, or an election or a diagnostic tells why
 * not. Any other missing fact is an error.
 */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Diagnostic, Report } from '../../base/diagnostics/report.js';
import { counted } from '../../base/foundation/counted.js';
import type { Api } from '../../model/api.js';
import type { FactKind } from '../../model/facts.js';
import type { Origin } from '../../model/origin.js';
import type { Ledger } from '../reconcile/index.js';
import { indexOf } from './counterparts.js';
import { createReasons, type Reason } from './reasons.js';
import { pathOfPlace, visitFacts, type Missing } from './walk.js';

/** What happened to a fact that is not in the merged API. */
export type Fate = 'replaced' | 'leftOut' | 'lost';

/** A fact that is not in the merged API. The facts inside a missing part are counted, and not listed. */
export interface AccountEntry {
  readonly fate: Fate;
  readonly kind: FactKind;
  /** The parts from the API to the fact: `GET /pets/{}`, `query limit`. */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly origin: Origin | undefined;
  /** The number of facts: the fact, and those inside it. */
  readonly count: number;
  readonly why: string;
  /** The code of the diagnostic that reports the fact. */
  readonly code?: DiagnosticCode;
}

export interface Account {
  readonly documents: number;
  /** The number of declared facts. */
  readonly total: number;
  readonly kept: number;
  readonly replaced: number;
  readonly leftOut: number;
  readonly lost: number;
  /** The number of declared facts of each kind. */
  readonly kinds: Readonly<Partial<Record<FactKind, number>>>;
  readonly entries: readonly AccountEntry[];
}

/**
 * Compares the APIs of documents with the merged API, fact by fact.
 * @param diagnostics the diagnostics of the run, some of which tell why a fact was omitted
 */
export function accountFor(
  apis: readonly Api[],
  merged: Api,
  ledger: Ledger,
  diagnostics: () => readonly Diagnostic[],
): Account {
  const index = indexOf(merged);
  const kinds: Partial<Record<FactKind, number>> = {};
  const missing: Missing[] = [];
  const visitor = {
    count: (kind: FactKind) => void (kinds[kind] = (kinds[kind] ?? 0) + 1),
    missing: (fact: Missing) => void missing.push(fact),
  };
  for (const api of apis) visitFacts(api, index, visitor);
  const entries = entriesOf(missing, ledger, diagnostics);
  const sum = (fate: Fate): number =>
    entries.reduce((all, entry) => all + (entry.fate === fate ? entry.count : 0), 0);
  const total = Object.values(kinds).reduce((all, count) => all + count, 0);
  const [replaced, leftOut, lost] = [sum('replaced'), sum('leftOut'), sum('lost')];
  const kept = total - replaced - leftOut - lost;
  return { documents: apis.length, total, kept, replaced, leftOut, lost, kinds, entries };
}

function entriesOf(
  missing: readonly Missing[],
  ledger: Ledger,
  diagnostics: () => readonly Diagnostic[],
): readonly AccountEntry[] {
  if (missing.length === 0) return [];
  const reasonOf = createReasons(ledger, diagnostics());
  const counts = new Map<Missing, number>();
  for (const fact of missing) {
    const listed = fact.place.missing ?? fact;
    counts.set(listed, (counts.get(listed) ?? 0) + 1);
  }
  return [...counts].map(([fact, count]) => entryOf(fact, count, reasonOf(fact)));
}

function entryOf(fact: Missing, count: number, reason: Reason | undefined): AccountEntry {
  const { kind, value, place, origins } = fact;
  const shared = { kind, path: pathOfPlace(place), value, origin: origins[0], count };
  if (reason === undefined)
    return { ...shared, fate: 'lost', why: 'no election and no diagnostic tells why' };
  const { why } = reason;
  if (!('election' in reason)) return { ...shared, ...reason, fate: 'leftOut' };
  const isReplaced = reason.election.rule !== 'dropped' && reason.election.rule !== 'uncompared';
  return { ...shared, fate: isReplaced ? 'replaced' : 'leftOut', why };
}

/** Reports each fact that is missing without a reason. */
export function reportLost({ entries }: Account, report: Report): void {
  for (const { fate, kind, path, value, origin } of entries) {
    if (fate !== 'lost') continue;
    const [, field = ''] = kind.split('.');
    const fact = typeof value === 'string' && value.length < 60 ? `${field} ${value}` : field;
    report.add('account/lost', { kind, fact, path: path.join(' ') }, origin);
  }
}

function inThousands(count: number): string {
  return count < 1000
    ? String(count)
    : `${inThousands(Math.floor(count / 1000))},${String(count % 1000).padStart(3, '0')}`;
}

/**
 * Returns the account as one line: `12,431 facts from 5 documents: 12,398 kept, 21 replaced, 12 omitted: restitch
 * inspect --account`.
 */
export function accountLine(account: Account): string {
  const { total, documents, kept, replaced, leftOut, lost } = account;
  const parts = [
    `${inThousands(kept)} kept`,
    ...(replaced > 0 ? [`${inThousands(replaced)} replaced`] : []),
    ...(leftOut > 0 ? [`${inThousands(leftOut)} omitted`] : []),
    ...(lost > 0 ? [`${inThousands(lost)} lost`] : []),
  ];
  const more = kept < total ? ': restitch inspect --account' : '';
  return `${inThousands(total)} facts from ${counted(documents, 'document')}: ${parts.join(', ')}${more}`;
}
