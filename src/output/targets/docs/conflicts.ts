/** Reads the conflicts between documents from the ledger, which records every value that was chosen in the merge. */
import type {
  Conflict,
  ConflictingValue,
  MinorDifference,
  FactLocation,
} from '../../../../templates/docs/view.js';
import type { Origin } from '../../../model/origin.js';
import { placeText } from '../../../model/place.js';
import type { Json } from '../../../model/schema.js';
import { openConflicts, openDifferences, type Candidate } from '../../../api/reconcile/index.js';
import { isName } from '../../../../templates/docs/conflicts.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { answerYaml, todaysActions } from '../../../api/questions/index.js';
import type { RenderInput } from '../../kit/target.js';

type PlacesOf = (origins: readonly Origin[]) => readonly FactLocation[];

/**
 * Returns the open conflicts, sorted by entity and field. Conflicts between names come last, because a caller of the
 * API does not see them.
 * @param input the API and its ledger, the record of all merge decisions; decisions that are not conflicts are skipped
 * @param places returns the line and column at which a document declares a value
 */
export function docsConflicts(
  input: Pick<RenderInput<unknown>, 'api' | 'ledger'>,
  places: PlacesOf,
): Conflict[] {
  const settle = todaysActions(input.api);
  const statement = statementAt(places);
  return openConflicts(input.ledger)
    .map((election) => {
      const { entity, steps, rule, kept, conflict: code } = election;
      const actions = settle(election);
      return {
        id: election.id ?? '',
        code,
        entity,
        steps,
        rule,
        kept: statement(kept),
        rejected: election.rejected.map((lost) => ({ ...statement(lost), why: lost.why })),
        ...(actions && { overlay: answerYaml({ actions, accepts: [], reason: '' }).join('\n') }),
      };
    })
    .sort(
      (a, b) =>
        Number(isName(a)) - Number(isName(b)) ||
        byCodeUnit(a.entity, b.entity) ||
        byCodeUnit(placeText(a.steps), placeText(b.steps)) ||
        byCodeUnit(a.id, b.id),
    );
}

function statementAt(places: PlacesOf): (candidate: Candidate) => ConflictingValue {
  return ({ value, origins }) => ({ value, places: places(origins) });
}

/**
 * Returns the differences between documents that need no decision, sorted by entity and field.
 * @param places returns the line and column at which a document declares a value
 */
export function docsDifferences(
  { ledger }: Pick<RenderInput<unknown>, 'ledger'>,
  places: PlacesOf,
): MinorDifference[] {
  const statement = statementAt(places);
  // A difference with a note is omitted here, because the docs list the notes separately, with the possible choices.
  return openDifferences(ledger)
    .filter(({ note }) => note === undefined)
    .map(({ entity, steps, rule, kept, rejected }) => ({
      entity,
      steps,
      rule,
      kept: statement(kept),
      rejected: rejected.map((lost) => ({ ...statement(lost), why: lost.why })),
    }))
    .sort(
      (a, b) =>
        byCodeUnit(a.entity, b.entity) || byCodeUnit(placeText(a.steps), placeText(b.steps)),
    );
}

/** Returns the content of `conflicts.json`. */
export function conflictsData(conflicts: readonly Conflict[]): Json {
  return new Map<string, Json>([['conflicts', conflicts.map(conflictData)]]);
}

function conflictData(conflict: Conflict): Json {
  const { id, code, entity, steps, rule, kept, rejected, overlay } = conflict;
  return new Map<string, Json>([
    ['id', id],
    ['code', code],
    ['entity', entity],
    ['field', placeText(steps)],
    ['rule', rule],
    ['kept', statementData(kept)],
    ['rejected', rejected.map((lost) => statementData(lost).set('why', lost.why))],
    ...(overlay === undefined ? [] : [['overlay', overlay] as const]),
  ]);
}

function statementData({ value, places }: ConflictingValue): Map<string, Json> {
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
