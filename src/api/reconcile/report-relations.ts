/** Reports how documents relate, and what only older releases of an API declare. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import type { Origin, SourceId, KnownRelation } from '../../model/origin.js';
import type { Standing } from './match/relations.js';

/**
 * Reports the guessed relations, and the operations, parameters and properties that only older releases declare.
 * @param api the merged API
 * @param owner returns the document that includes a file
 */
export function reportRelations(
  relations: readonly KnownRelation[],
  api: Api,
  standing: Standing,
  owner: (file: SourceId) => SourceId,
  report: Report,
): void {
  for (const { document, is, of, why, isUsed } of relations) {
    const place = { source: document, pointer: '' };
    if (isUsed && is !== undefined && why !== undefined) {
      report.add('document/relation', { is, of, why }, place, [{ source: of, pointer: '' }]);
    }
  }
  const releases = new Map(
    relations.flatMap(({ document, is, of, isUsed }) =>
      isUsed && is === 'newer release' ? [[of, standing.voice(document)] as const] : [],
    ),
  );
  if (releases.size === 0) return;
  const onlyIn = (origins: readonly Origin[]): SourceId | undefined => {
    const sources = origins.map(({ source }) => owner(source));
    return sources.every((source) => releases.has(source)) ? sources[0] : undefined;
  };
  for (const [source, found] of factsByDocument(api, onlyIn)) {
    const words = { ...found, newest: releases.get(source) ?? '' };
    report.add('document/only-older', words, { source, pointer: '' });
  }
}

interface OlderFacts {
  readonly operations: string[];
  parameters: number;
  properties: number;
}

function factsByDocument(
  api: Api,
  onlyIn: (origins: readonly Origin[]) => SourceId | undefined,
): ReadonlyMap<SourceId, OlderFacts> {
  const facts = new Map<SourceId, OlderFacts>();
  const factsOf = (origins: readonly Origin[]): OlderFacts | undefined => {
    const source = onlyIn(origins);
    if (source === undefined) return undefined;
    const found = facts.get(source) ?? { operations: [], parameters: 0, properties: 0 };
    facts.set(source, found);
    return found;
  };
  const shared = api.endpoints.filter(({ key, origins }) => {
    const older = factsOf(origins);
    older?.operations.push(key);
    return older === undefined;
  });
  for (const { origins } of shared.flatMap(({ parameters }) => parameters)) {
    const older = factsOf(origins);
    if (older) older.parameters++;
  }
  for (const schema of api.schemas.values()) {
    if (schema.kind !== 'object' || onlyIn(schema.origins) !== undefined) continue;
    for (const property of schema.properties.values()) {
      const older = factsOf(property.schema.origins);
      if (older) older.properties++;
    }
  }
  return facts;
}
