/** Versions of one API: the value in its newest released version is the best guess. */
import type { SourceId } from '../../model/origin.js';
import { documentVersions, type DocumentVersion, type Ledger } from '../reconcile/index.js';
import type { QuestionCandidate, Recommendation } from './question.js';

/** Documents that declare a version of an API. */
export type DocumentVersions = ReadonlyMap<
  SourceId,
  DocumentVersion & { readonly version: string }
>;

/** The versions of all documents of a run. */
export function versionsOf({ documents }: Pick<Ledger, 'documents'>): DocumentVersions {
  const versions = documentVersions(documents);
  return new Map(
    documents.flatMap(({ source, version }) => {
      const among = versions.get(source);
      return among === undefined ? [] : [[source, { ...among, version }] as const];
    }),
  );
}

/**
 * The candidate that the newest released version of one API declares.
 * @returns `undefined` unless documents that describe versions of one API declare all candidates
 */
export function newestVersion(
  candidates: readonly QuestionCandidate[],
  documents: DocumentVersions,
): Recommendation | undefined {
  const best = candidates.map(({ key, statements }) => {
    const versions = statements.flatMap(({ source }) => {
      const version = documents.get(source);
      return version === undefined ? [] : [{ key, source, ...version }];
    });
    return versions.sort((a, b) => b.position - a.position)[0];
  });
  const stating = best.flatMap((one) => one ?? []);
  const areOne = new Set(stating.map(({ api }) => api)).size === 1;
  if (!areOne || stating.length < candidates.length) return undefined;
  const [first, second] = stating.sort((a, b) => b.position - a.position);
  if (first === undefined || first.position === second?.position) return undefined;
  return {
    key: first.key,
    reason: `${first.source} is the newest released version (${first.version})`,
  };
}
