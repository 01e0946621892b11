/** Resolves the relations between documents that the configuration declares. */
import type { Relation, SourceId } from '../../model/origin.js';
import { quotedName } from '../../base/foundation/text/quoted.js';
import { nearest } from '../../base/foundation/suggest.js';
import { namedDocuments } from './named-documents.js';

/** A relation of the configuration: with the names of its documents, or with the reason why it cannot be. */
export interface DeclaredRelation {
  readonly relation?: Relation;
  /** The faulty key. Omitted if the relation contradicts another one. */
  readonly key?: 'document' | 'of';
  readonly why?: string;
}

/**
 * Returns the declared relations in their order, with the sources of the named documents.
 * @param sources the documents of the API
 */
export function declaredRelations(
  relations: readonly Relation[],
  sources: readonly SourceId[],
): readonly DeclaredRelation[] {
  const valid: Relation[] = [];
  return relations.map(({ document, is, of }): DeclaredRelation => {
    for (const [key, name] of [
      ['document', document],
      ['of', of],
    ] as const) {
      const { length } = namedDocuments(name, sources);
      if (length === 1) continue;
      const meant = nearest(name, sources);
      const hint = meant === undefined ? '' : `. Did you mean ${quotedName(meant)}?`;
      const why = length > 1 ? 'several documents match' : 'no document has the name';
      return { key, why: `${why} ${quotedName(name)}${length > 1 ? '' : hint}` };
    }
    const relation = {
      document: namedDocuments(document, sources)[0] ?? document,
      is,
      of: namedDocuments(of, sources)[0] ?? of,
    };
    const why = contradiction(relation, valid);
    if (why !== undefined) return { why };
    valid.push(relation);
    return { relation };
  });
}

function contradiction(relation: Relation, others: readonly Relation[]): string | undefined {
  const { document, of } = relation;
  if (document === of) return 'it relates a document to itself';
  const isPair = (one: Relation): boolean =>
    [one.document, one.of].includes(document) && [one.document, one.of].includes(of);
  if (others.some(isPair)) return 'another relation of these two documents is declared above';
  const [better, worse] = ordered(relation);
  const reached = new Set([worse]);
  for (const source of reached) {
    for (const [above, below] of others.map(ordered)) if (above === source) reached.add(below);
  }
  const isCircle = relation.is !== 'another service' && reached.has(better);
  return isCircle
    ? `with the relations above, ${quotedName(better)} would take precedence over itself`
    : undefined;
}

/** Returns the document that takes precedence, then the other one. */
function ordered({ document, is, of }: Relation): readonly [SourceId, SourceId] {
  if (is === 'another service') return ['', document];
  return is === 'newer release' ? [document, of] : [of, document];
}
