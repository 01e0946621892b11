/**
 * Finds entries of the configuration that match nothing: a document that does not exist, or a conflict that does not
 * occur.
 */
import type { Config } from '../config/config.js';
import type { Report, SourceLocation } from '../../base/diagnostics/report.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import { nearest } from '../../base/foundation/suggest.js';
import type { AcceptedConflict } from '../../api/overlay/index.js';
import type { SourceId } from '../../model/origin.js';
import type { Ledger } from '../../api/reconcile/index.js';
import { declaredRelations } from './declared-relations.js';
import { candidateDocuments, rankedBy } from './named-documents.js';

interface EntryTargets {
  readonly accepted: readonly AcceptedConflict[];
  readonly sources: readonly SourceId[];
}

interface Configured {
  readonly config: Pick<Config, 'precedence' | 'relations' | 'acceptedConflicts'>;
  readonly configuration?: SourceLocation;
}

/**
 * Reports entries of `precedence` and `acceptedConflicts` that match nothing, and relations that cannot be.
 * @param input the configuration and its location
 * @param targets the conflicts that overlays accept, and the documents
 * @param ledger the record of all merge decisions, including those about excluded operations
 * @param report receives no diagnostic if an input could not be read, because an entry may match something in that
 * input
 */
export function reportIdleEntries(
  { config: { precedence, relations, acceptedConflicts }, configuration }: Configured,
  { accepted, sources }: EntryTargets,
  { elections }: Pick<Ledger, 'elections'>,
  report: Report,
): void {
  const count = precedence.length + relations.length + acceptedConflicts.length + accepted.length;
  if (count === 0 || unreadInputs(report)) return;
  const placeOf = (key: string, index: number | string): SourceLocation | undefined =>
    configuration && {
      ...configuration,
      pointer: `${configuration.pointer}/${key}/${index}`,
    };
  for (const [index, pattern] of precedence.entries()) {
    if (rankedBy([pattern], sources).length > 0) continue;
    const candidates = candidateDocuments(pattern, sources);
    const suggestion = nearest(pattern, sources);
    const words = { pattern, suggestion, candidates };
    report.add('config/unknown-document', words, placeOf('precedence', index));
  }
  for (const [index, { key, why }] of declaredRelations(relations, sources).entries()) {
    const at = key === undefined ? index : `${index}/${key}`;
    if (why !== undefined) report.add('config/relation', { why }, placeOf('relations', at));
  }
  const ids = new Set(elections.flatMap(({ id }) => id ?? []));
  const named = new Set([...acceptedConflicts, ...accepted.map(({ id }) => id)]);
  const others = [...ids].filter((id) => !named.has(id));
  for (const { id, place } of accepted) {
    if (!ids.has(id))
      report.add('config/unknown-conflict', { id, suggestion: nearest(id, others) }, place);
  }
  for (const [index, id] of acceptedConflicts.entries()) {
    if (ids.has(id)) continue;
    const suggestion = nearest(id, others);
    report.add('config/unknown-conflict', { id, suggestion }, placeOf('acceptedConflicts', index));
  }
}
