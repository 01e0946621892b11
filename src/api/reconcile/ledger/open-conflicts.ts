/** Finds the open conflicts. A conflict is open until a person accepts it or an overlay sets the value. */
import { contentSchema } from '../../../model/content-schema.js';
import type { Api, Endpoint, Parameter } from '../../../model/api.js';
import { parameterIdentity } from '../../../model/parameter-identity.js';
import { onlyField, type Steps } from '../../../model/place.js';
import type { DiagnosticCode } from '../../../base/diagnostics/catalog.js';
import type { Report, SourceLocation } from '../../../base/diagnostics/report.js';
import { isContentDecided, isSchemaDecided } from './decided-schema.js';
import { isOfOverlay, isOnlyOfOverlay, statesKeyword } from './declared-keyword.js';
import { isEndpointKey, type Candidate, type Election, type Ledger } from './ledger.js';
import { reportedCode } from './notes.js';

/** A decision between different values that documents declare. The difference affects callers. */
export type OpenConflict = Election & Required<Pick<Election, 'conflict'>>;

/**
 * Returns the open conflicts.
 * @param api the API after overlays were applied; a value that an overlay sets is not a conflict any more
 */
export function openConflicts(
  { elections }: Pick<Ledger, 'elections'>,
  api: Pick<Api, 'endpoints' | 'schemas'>,
): OpenConflict[] {
  const isOpen = openness(api);
  return elections.filter(
    (election): election is OpenConflict => election.conflict !== undefined && isOpen(election),
  );
}

/**
 * Returns the notes that are not accepted and that no overlay has decided. A note is a difference that does not affect
 * callers.
 */
export function openNotes(
  { elections }: Pick<Ledger, 'elections'>,
  api: Pick<Api, 'endpoints' | 'schemas'>,
): Election[] {
  const isOpen = openness(api);
  return elections.filter((election) => election.note !== undefined && isOpen(election));
}

/**
 * Returns the reported differences that are not conflicts and that no overlay has decided. A person may decide them,
 * but does not have to.
 */
export function openDifferences(
  { elections }: Pick<Ledger, 'elections'>,
  api: Pick<Api, 'endpoints' | 'schemas'>,
): Election[] {
  const isOpen = openness(api);
  return elections.filter(
    (election) =>
      election.conflict === undefined && election.reportedAt !== undefined && isOpen(election),
  );
}

function openness({
  endpoints,
  schemas,
}: Pick<Api, 'endpoints' | 'schemas'>): (election: Election) => boolean {
  const byKey = new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
  return (election) => {
    const { entity, steps, accepted } = election;
    if (accepted === true) return false;
    if (entity.startsWith(OF_SCHEMA)) {
      const schema = schemas.get(entity.slice(OF_SCHEMA.length));
      return (
        !schema || !isSchemaDecided(steps, schema, ['schemas', entity.slice(OF_SCHEMA.length)])
      );
    }
    const endpoint = byKey.get(entity);
    if (endpoint === undefined) return !isEndpointKey(entity);
    return !isDecided(election, endpoint);
  };
}

/**
 * Withdraws the diagnostics of conflicts that an overlay has resolved. If several conflicts are reported at one
 * location, their diagnostic is withdrawn when all of them are resolved.
 */
export function withdrawSettled(
  ledger: Pick<Ledger, 'elections'>,
  api: Pick<Api, 'endpoints' | 'schemas'>,
  report: Report,
): void {
  const isOpen = openness(api);
  const settled = new Map<string, boolean>();
  for (const election of ledger.elections) {
    const { reportedAt } = election;
    if (reportedAt === undefined) continue;
    const key = keyOf(reportedCode(election), reportedAt);
    settled.set(key, !isOpen(election) && settled.get(key) !== false);
  }
  report.withdraw((place, code) => settled.get(keyOf(code, place)) === true);
}

function keyOf(code: DiagnosticCode, { source, pointer }: SourceLocation): string {
  return [code, source, pointer].join('\n');
}

const OF_SCHEMA = 'schema ';

function isDecided(
  { steps, kept, rejected, conflict }: Election,
  endpoint: Endpoint,
): boolean {
  // Traffic is compared with the API after the overlays, so no overlay has decided what it still contradicts.
  if (conflict?.startsWith('traffic/') === true) return false;
  const field = onlyField(steps);
  switch (field) {
    case 'operationId':
    case 'summary':
    case 'description':
    case 'deprecated':
    case 'security':
      return isOfOverlay(endpoint[field]?.origins);
    case 'parameters': {
      const undecided = new Set(
        endpoint.parameters.filter((one) => !isExistenceDecided(one)).map(parameterIdentity),
      );
      const lists = rejected.map(({ value }) => texts(value));
      const disputed = texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
      return disputed.length > 0 && disputed.every((one) => !undecided.has(one));
    }
  }
  if (field === 'responses') return areStatusesDecided(kept, rejected, endpoint);
  const [first, ...inner] = steps;
  if (first?.at !== 'parameter') return isContentDecided(steps, endpoint);
  const parameter = endpoint.parameters.find(
    (one) => one.in === first.in && one.name === first.name,
  );
  return parameter === undefined || isParameterDecided(inner, parameter);
}

/**
 * Returns true if an overlay writes a parameter, or at least the name of the parameter. The overlay thereby confirms
 * that the parameter exists.
 */
function isExistenceDecided({ origins }: Parameter): boolean {
  return isOnlyOfOverlay(origins) || statesKeyword({ origins, path: [], inner: [] }, ['name']);
}

function isParameterDecided([first, ...inner]: Steps, parameter: Parameter): boolean {
  const fact = first?.at === 'field' ? first.name : '';
  if (fact === 'required' || fact === 'description' || fact === 'deprecated') {
    return isOfOverlay(parameter[fact]?.origins);
  }
  const schema = contentSchema(parameter.content);
  if (fact === 'type') return isSchemaDecided(inner, schema, ['schema']);
  const { origins, examples } = parameter;
  const parts = [schema.origins, ...examples.map((example) => example.origins)];
  return (
    isOnlyOfOverlay(origins) ||
    statesKeyword(
      { origins, path: [], inner: parts },
      fact === 'style' ? ['style', 'explode'] : [fact],
    )
  );
}

/** Returns true if at most one of the disputed statuses remains. Statuses that an overlay sets are not disputed. */
function areStatusesDecided(
  kept: Candidate,
  rejected: readonly Candidate[],
  { responses }: Endpoint,
): boolean {
  const lists = rejected.map(({ value }) => texts(value));
  const disputed = texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
  const left = responses.filter(
    ({ status, origins }) => disputed.includes(String(status)) && !isOfOverlay(origins),
  );
  return left.length < Math.min(2, disputed.length);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
