/** Finds operationIds that cannot be used as names, because they do not identify one endpoint. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import type { OperationPlace } from './path-item.js';

/**
 * Removes ambiguous operationIds from operations, and stores them as aliases. An operationId that several operations
 * have does not identify any of them. The operationId of a variant of an endpoint (`POST /responses?beta=true`) only
 * identifies the variant.
 * @param endpoints all endpoints of one document
 * @param places the locations of the endpoints, in the order of `endpoints`
 */
export function withoutAmbiguousOperationIds(
  endpoints: readonly Endpoint[],
  places: readonly OperationPlace[],
  report: Report,
): Endpoint[] {
  return dropSharedNames(dropVariantNames(endpoints, places), report);
}

function dropVariantNames(
  endpoints: readonly Endpoint[],
  places: readonly OperationPlace[],
): readonly Endpoint[] {
  const isVariant = (index: number): boolean => (places[index]?.template.query.length ?? 0) > 0;
  if (!endpoints.some((_, index) => isVariant(index))) return endpoints;
  const named = new Set(
    endpoints.flatMap(({ key, operationId }, index) =>
      operationId && !isVariant(index) ? [key] : [],
    ),
  );
  return endpoints.map((endpoint, index) =>
    isVariant(index) && named.has(endpoint.key) ? withoutName(endpoint) : endpoint,
  );
}

function dropSharedNames(endpoints: readonly Endpoint[], report: Report): Endpoint[] {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { key, operationId } of endpoints) {
    if (!operationId) continue;
    const owner = owners.get(operationId.value);
    if (owner === undefined) owners.set(operationId.value, key);
    else if (owner !== key) shared.add(operationId.value);
  }
  return endpoints.map((endpoint) => {
    const { operationId, key, aliases } = endpoint;
    if (!operationId) {
      if (aliases.length === 0) report.add('op/id-missing', { key }, endpoint.origins[0]);
      return endpoint;
    }
    if (!shared.has(operationId.value)) return endpoint;
    const [origin] = operationId.origins;
    report.add('op/id-duplicate', { id: operationId.value }, origin);
    return withoutName(endpoint);
  });
}

function withoutName(endpoint: Endpoint): Endpoint {
  const { operationId, ...rest } = endpoint;
  if (!operationId) return endpoint;
  return { ...rest, aliases: [...new Set([...rest.aliases, operationId.value])] };
}
