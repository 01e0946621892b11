/** Recommends the value from the newest released version, if documents describe several versions of one API. */
import type { SourceId } from '../../model/origin.js';
import { documentVersions, type DocumentVersion, type Ledger } from '../reconcile/index.js';
import type { QuestionCandidate, Recommendation } from './question.js';

/** The documents that declare the version of the API that they describe. */
export type DocumentVersions = ReadonlyMap<
  SourceId,
  DocumentVersion & { readonly version: string }
>;

/** Returns the versions of documents that describe several versions of one API. All other documents are omitted. */
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
 * Recommends the candidate that the newest released version of the API declares.
 * @returns `undefined` if a candidate is not declared by a document that describes a version of this API, or if no
 * version is the newest
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
