/**
 * Finds operations that are PUT in one document and POST in another, with the same path and content. Both operations
 * are kept, because both may exist.
 */
import { fieldStep } from '../../../model/place.js';
import type { Endpoint } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import { parameterIdentity } from '../../../model/parameter-identity.js';
import { canonicalText } from '../../../model/canonical.js';
import { ANNOTATIONS } from '../schema-text.js';
import type { LedgerWriter } from '../ledger/writer.js';

/** Records pairs of a POST and a PUT operation that may be the same operation. */
export function recordMethodTwins(endpoints: readonly Endpoint[], ledger: LedgerWriter): void {
  const writes = endpoints.filter(({ method }) => method === 'POST' || method === 'PUT');
  const byPath = groupBy(writes, ({ key, method }) => key.slice(method.length));
  for (const [first, second] of byPath.values()) {
    if (second === undefined || shareSource(first, second)) continue;
    if (contentText(first) !== contentText(second)) continue;
    const [post, put] = first.method === 'POST' ? [first, second] : [second, first];
    const outcome = {
      kept: { value: post.method, origins: post.origins },
      rule: 'both',
      rejected: [
        {
          fact: { value: put.method, origins: put.origins },
          why: 'kept as another operation',
        },
      ],
    };
    ledger.record(post.key, [fieldStep('method')], outcome, undefined, {
      keptText: 'POST and PUT',
    });
  }
}

/** Returns true if one document describes both operations. In this case, they are two different operations. */
function shareSource(one: Endpoint, other: Endpoint): boolean {
  const sources = new Set(one.origins.map(({ source }) => source));
  return other.origins.some(({ source }) => sources.has(source));
}

/** Returns a canonical text of the parameters, body and responses of an operation, without their descriptions. */
function contentText({ parameters, body, responses }: Endpoint): string {
  const media = (list: NonNullable<typeof body>['media']) =>
    list.map(({ type, schema }) => ({ type, schema }));
  const content = {
    parameters: parameters.map(parameterIdentity),
    body: media(body?.media ?? []),
    responses: responses.map((one) => ({ status: one.status, media: media(one.media) })),
  };
  return canonicalText(content, ANNOTATIONS);
}
