/** What the documents disagree on, out of the Ledger. */
import { createHash } from 'node:crypto';
import type { Conflict, Place, Statement } from '../../templates/docs/view.js';
import type { Origin } from '../model/origin.js';
import type { Json } from '../model/schema.js';
import type { Candidate, Election } from '../reconcile/ledger.js';
import { settling } from './docs-overlay.js';
import { yamlText } from './docs-yaml.js';
import type { RenderInput } from './target.js';

/**
 * The disagreements, by entity and field.
 * @param input only elections that the Ledger marks as conflicts count
 * @param places line and column of origins
 */
export function conflictsOf(
  input: Pick<RenderInput<unknown>, 'api' | 'ledger'>,
  places: (origins: readonly Origin[]) => readonly Place[],
): Conflict[] {
  const settle = settling(input.api);
  const statement = ({ value, origins }: Candidate): Statement => ({
    value,
    places: places(origins),
  });
  return input.ledger.elections
    .flatMap((election) => {
      const { entity, field, rule, kept, conflict: code } = election;
      if (code === undefined) return [];
      const actions = settle(election);
      return {
        id: conflictId(election, code),
        code,
        entity,
        field,
        rule,
        kept: statement(kept),
        rejected: election.rejected.map((lost) => ({ ...statement(lost), why: lost.why })),
        ...(actions && { overlay: yamlText(actions) }),
      };
    })
    .sort(
      (a, b) => compare(a.entity, b.entity) || compare(a.field, b.field) || compare(a.id, b.id),
    );
}

/** The same disagreement has the same id in every run, whatever is elected; another value makes another one. */
function conflictId(election: Election, code: string): string {
  const { entity, field, kept, rejected } = election;
  const values = [kept, ...rejected].map(({ value }) => canonical(value));
  const text = JSON.stringify([code, entity, field, [...new Set(values)].sort()]);
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** Data as text that does not depend on the order of keys. */
function canonical(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`;
  if (typeof json === 'bigint') return String(json);
  if (!(json instanceof Map)) return JSON.stringify(json);
  const members = [...(json as ReadonlyMap<string, Json>)].sort(([a], [b]) => compare(a, b));
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}

/** The data of `conflicts.json`. */
export function conflictsData(conflicts: readonly Conflict[]): Json {
  return new Map<string, Json>([['conflicts', conflicts.map(conflictData)]]);
}

function conflictData(conflict: Conflict): Json {
  const { id, code, entity, field, rule, kept, rejected, overlay } = conflict;
  return new Map<string, Json>([
    ['id', id],
    ['code', code],
    ['entity', entity],
    ['field', field],
    ['rule', rule],
    ['kept', statementData(kept)],
    ['rejected', rejected.map((lost) => statementData(lost).set('why', lost.why))],
    ...(overlay === undefined ? [] : [['overlay', overlay] as const]),
  ]);
}

function statementData({ value, places }: Statement): Map<string, Json> {
  return new Map<string, Json>([
    ['value', value],
    [
      'places',
      places.map(
        ({ source, line, column }) =>
          new Map<string, Json>([
            ['source', source],
            ['line', line],
            ['column', column],
          ]),
      ),
    ],
  ]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
