/**
 * Separates the operations of one document whose paths differ only in the names or constraints of their parameters
 * (`/pets/{id}` and `/pets/{name}`), or in a constant query (`/?action=run`). In different documents, such paths are the
 * same endpoint, because each document chooses its own names.
 */
import { groupBy } from '../../../base/foundation/group.js';
import { percentEncoded } from '../../../base/foundation/percent-encoding.js';
import type { Endpoint } from '../../../model/api.js';
import { withVariant, type PathSegment } from '../../../model/path.js';
import type { OperationPlace } from './path-item.js';
import type { PathTemplate } from './path-template.js';

/**
 * Appends the difference to the keys of endpoints whose paths differ only in parameters or in a constant query.
 * @param endpoints all endpoints of one document
 * @param places the locations of the endpoints, in the order of `endpoints`
 */
export function separateTwins(
  endpoints: readonly Endpoint[],
  places: readonly OperationPlace[],
): readonly Endpoint[] {
  const separated = [...endpoints];
  for (const group of groupBy([...endpoints.keys()], (index) => endpoints[index]?.key).values()) {
    if (group.length < 2) continue;
    const identities = group.flatMap((index) => {
      const endpoint = endpoints[index];
      return endpoint
        ? [{ index, endpoint, ...identityOf(endpoint, places[index]?.template) }]
        : [];
    });
    if (identities.every(({ variant }) => variant === identities[0]?.variant)) continue;
    for (const { index, endpoint, path, variant } of identities) {
      separated[index] = withVariant({ ...endpoint, path }, variant);
    }
  }
  return separated;
}

interface Identity {
  readonly path: readonly PathSegment[];
  readonly variant: string;
}

function identityOf(endpoint: Endpoint, template: PathTemplate | undefined): Identity {
  const path = endpoint.path.map((segment) =>
    segment.map((part) => {
      const constraint = part.kind === 'parameter' && template?.constraints.get(part.name);
      return constraint ? { ...part, constraint: `:${constraint}` } : part;
    }),
  );
  const names = path.flatMap((segment) =>
    segment.flatMap((part) =>
      part.kind === 'parameter' ? `${part.name}${part.constraint ?? ''}` : [],
    ),
  );
  const query = (template?.query ?? []).filter(([, value]) => !/^(?:\{.*\})?$/s.test(value));
  const constant = query.map((pair) => pair.map(percentEncoded).join('=')).sort();
  return {
    path,
    variant: [
      ...(names.length > 0 ? [`#${names.map(plain).join(',')}`] : []),
      ...(constant.length > 0 ? [`?${constant.join('&')}`] : []),
    ].join(''),
  };
}

/** Encodes characters that separate the parts of a key. */
function plain(text: string): string {
  return text.replace(/[\s{}#?%,/]/g, percentEncoded);
}
