/**
 * Matches endpoints with a variant (`Endpoint.variant`). Within one document, each of them is an operation. Two
 * documents may name the parameters of the same operation differently.
 */
import { groupBy } from '../../../base/foundation/group.js';
import { append, largest } from '../../../base/foundation/lists.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import { constantQuery, pathParameterNames, templateOf, withVariant } from '../../../model/path.js';
import { originLocation } from '../ledger/writer.js';
import { schemaShapeText } from '../schema-text.js';
import { isRecording, renameParameters, type Claim } from './claim.js';

/** The descriptions of one operation. The first one determines the names of its path parameters. */
interface Slot {
  readonly variant: string;
  readonly claims: [Claim, ...Claim[]];
}

/**
 * Gives the descriptions of an operation the same variant in all documents. Two operations of one document never get
 * the same variant. The result does not depend on the order of the descriptions.
 * @param report receives a diagnostic for each description that could belong to several operations
 */
export function matchTwins(claims: readonly Claim[], report: Report): readonly Claim[] {
  if (claims.every(({ endpoint }) => endpoint.variant === undefined)) return claims;
  return [...groupBy(claims, ({ endpoint }) => withVariant(endpoint, '').key).values()].flatMap(
    (group) =>
      group.every(({ endpoint }) => endpoint.variant === undefined)
        ? group
        : slotsOf(group, report).flatMap(aligned),
  );
}

function slotsOf(claims: readonly Claim[], report: Report): readonly Slot[] {
  const slots: Slot[] = [];
  for (const units of unitsByDocument(claims)) {
    const free = new Set(slots);
    const pairs = units.flatMap((unit, at) => slots.map((slot) => ({ at, unit, slot })));
    const scored = pairs.map((pair) => ({ ...pair, score: likeness(pair.unit[0], pair.slot) }));
    // `sort` is stable, so equal scores are decided by the sorted order of the operations.
    scored.sort((a, b) => b.score - a.score);
    const left = new Set(units);
    for (const { unit, slot, score } of scored) {
      if (!left.has(unit) || !free.has(slot)) continue;
      left.delete(unit);
      const rivals = scored.filter((one) => one.unit === unit && free.has(one.slot));
      if (rivals.filter((one) => one.score === score).length > 1)
        reportGuess(unit[0], slot, report);
      free.delete(slot);
      append(slot.claims, unit);
    }
    for (const [first, ...others] of left) {
      slots.push({ variant: first.endpoint.variant ?? '', claims: [first, ...others] });
    }
  }
  return slots;
}

type Unit = readonly [Claim, ...Claim[]];

/**
 * Returns the operations of each document, sorted. The document with the most operations comes first. A collection
 * contains several examples of one operation, so each of its requests is matched separately.
 */
function unitsByDocument(claims: readonly Claim[]): (readonly Unit[])[] {
  const documents = [...groupBy(claims, ({ api }) => api).values()].flatMap((group) => {
    const [{ api }] = group;
    if (isRecording(api)) return group.map((claim): Unit[] => [[claim]]);
    const units = [...groupBy(group, ({ endpoint }) => endpoint.key)];
    return [units.sort(([a], [b]) => byCodeUnit(a, b)).map(([, unit]): Unit => unit)];
  });
  const nameOf = ([unit]: readonly Unit[]): string =>
    `${unit?.[0].api.document?.source ?? ''} ${unit?.[0].endpoint.origins[0]?.pointer ?? ''}`;
  return documents.sort((a, b) => b.length - a.length || byCodeUnit(nameOf(a), nameOf(b)));
}

/**
 * Rates how likely a description belongs to an operation. An equal path template counts most, then an equal operationId,
 * equal types of the path parameters, and a name in common.
 */
function likeness({ endpoint }: Claim, { claims }: Slot): number {
  const scores = claims.map(({ endpoint: other }) => {
    const names = pathParameterNames(other.path);
    return (
      (writtenPath(endpoint) === writtenPath(other) ? 8 : 0) +
      (endpoint.operationId && endpoint.operationId.value === other.operationId?.value ? 4 : 0) +
      (pathTypes(endpoint) === pathTypes(other) ? 2 : 0) +
      (pathParameterNames(endpoint.path).some((name) => names.includes(name)) ? 1 : 0)
    );
  });
  return largest(scores);
}

/** Returns the path of an endpoint as its document writes it, with the constant query. */
function writtenPath(endpoint: Endpoint): string {
  return templateOf(endpoint.path) + constantQuery(endpoint);
}

function pathTypes({ path, parameters }: Endpoint): string {
  const types = pathParameterNames(path).map((name) => {
    const own = parameters.find((one) => one.in === 'path' && one.name === name);
    return own?.content.kind === 'schema' ? schemaShapeText(own.content.schema) : '';
  });
  return types.join('\n');
}

function aligned({ variant, claims }: Slot): Claim[] {
  const { path } = claims[0].endpoint;
  const names = pathParameterNames(path);
  return claims.map((claim) => {
    const { api, endpoint } = renameParameters(
      claim,
      pathParameterNames(claim.endpoint.path),
      names,
    );
    return { api, endpoint: withVariant({ ...endpoint, path }, variant) };
  });
}

function reportGuess({ endpoint }: Claim, { variant, claims }: Slot, report: Report): void {
  const [place, other] = [endpoint, claims[0].endpoint].map(({ origins: [origin] }) => origin);
  const into = withVariant(claims[0].endpoint, variant).key;
  report.add(
    'path/twin-guess',
    { key: endpoint.key, into },
    place && originLocation(place),
    other ? [originLocation(other)] : [],
  );
}
