/**
 * Matches the endpoints of two versions of an API. Endpoints with a variant (`Endpoint.variant`) cannot be matched by
 * their keys alone: a key changes when another path of the same shape is added, or when a path parameter is renamed.
 */
import { groupBy } from '../../base/foundation/group.js';
import type { Endpoint } from '../../model/api.js';
import { templateOf, withVariant } from '../../model/path.js';

/**
 * Returns the new version of each old endpoint that still exists. Endpoints of the same shape are matched by operationId,
 * then by path template. The rest is matched in order, except endpoints with different operationIds.
 */
export function matchVersions(
  before: readonly Endpoint[],
  after: readonly Endpoint[],
): Map<Endpoint, Endpoint> {
  const fresh = groupBy(after, shapeOf);
  const matched = new Map<Endpoint, Endpoint>();
  for (const [shape, old] of groupBy(before, shapeOf)) {
    const now = new Set(fresh.get(shape));
    for (const isSame of [sameId, sameTemplate, mayBeSame]) {
      for (const endpoint of old) {
        const found = matched.has(endpoint)
          ? undefined
          : [...now].find((one) => isSame(endpoint, one) || (old.length === 1 && now.size === 1));
        if (!found) continue;
        matched.set(endpoint, found);
        now.delete(found);
      }
    }
  }
  return matched;
}

/** Returns the key of an endpoint without its variant. */
function shapeOf(endpoint: Endpoint): string {
  return endpoint.variant === undefined ? endpoint.key : withVariant(endpoint, '').key;
}

function sameId(a: Endpoint, b: Endpoint): boolean {
  return a.operationId !== undefined && a.operationId.value === b.operationId?.value;
}

function sameTemplate(a: Endpoint, b: Endpoint): boolean {
  return (
    templateOf(a.path) === templateOf(b.path) &&
    (a.variant ?? b.variant) === (b.variant ?? a.variant)
  );
}

function mayBeSame(a: Endpoint, b: Endpoint): boolean {
  return a.operationId === undefined || b.operationId === undefined;
}
