/** The disagreements that nobody has settled: neither accepted, nor decided by an overlay. */
import type { Api, Endpoint } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Election, Ledger } from './ledger.js';

/** A disagreement: an election in which documents really differ. */
export type OpenConflict = Election & Required<Pick<Election, 'conflict'>>;

/**
 * The disagreements that are left.
 * @param api after overlays: what one of them states, it has decided
 */
export function openConflicts(
  { elections }: Pick<Ledger, 'elections'>,
  { endpoints }: Pick<Api, 'endpoints'>,
): OpenConflict[] {
  const byKey = new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
  return elections.filter((election): election is OpenConflict => {
    if (election.conflict === undefined || election.accepted === true) return false;
    const endpoint = byKey.get(election.entity);
    return endpoint === undefined || !isDecided(election, endpoint);
  });
}

const OF_PARAMETER = /^parameters\/([a-z]+)\/(.*)\/([a-z ]+)$/s;

function isDecided({ field, kept, rejected }: Election, endpoint: Endpoint): boolean {
  switch (field) {
    case 'operationId':
    case 'summary':
    case 'description':
    case 'deprecated':
    case 'security':
      return isOfOverlay(endpoint[field]?.origins);
    case 'parameters': {
      const there = new Set(endpoint.parameters.map(({ in: place, name }) => `${place} ${name}`));
      const lists = rejected.map(({ value }) => texts(value));
      const disputed = texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
      return disputed.length > 0 && disputed.every((one) => !there.has(one));
    }
  }
  const [, place, name, fact] = OF_PARAMETER.exec(field) ?? [];
  const parameter = endpoint.parameters.find((one) => one.in === place && one.name === name);
  if (parameter === undefined) return place !== undefined;
  if (fact === 'required' || fact === 'description') return isOfOverlay(parameter[fact]?.origins);
  const { content } = parameter;
  return isOfOverlay((content.kind === 'schema' ? content.schema : content.media.schema).origins);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isOfOverlay(origins: readonly Origin[] | undefined): boolean {
  return origins?.some(({ trust }) => trust === 'overlay') ?? false;
}
