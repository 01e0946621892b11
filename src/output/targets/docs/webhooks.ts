/** Converts webhooks so that the docs can treat them like endpoints, with a key, an anchor and a signature. */
import { sentSignature } from '../../../../templates/docs/api-requests.js';
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { OperationSignature } from '../../../print/typescript/signature.js';

export interface WebhookView {
  /** The webhook as an endpoint. Its key differs from those of all real endpoints. */
  readonly endpoint: Endpoint;
  /** The name in the document, which may be any text. */
  readonly name: string;
  /**
   * The anchor on the webhook's page. It is never a valid identifier. The anchors of endpoints always are, so the two
   * cannot be equal.
   */
  readonly anchor: string;
  readonly signature: OperationSignature;
}

/** Returns the webhooks of an API. If several have the same name and method, they are numbered. */
export function docsWebhooks({ webhooks }: Api): WebhookView[] {
  const keys = new Set<EndpointKey>();
  const anchors = new Set<string>();
  const sorted = [...webhooks].sort(
    (a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.endpoint.method, b.endpoint.method),
  );
  return sorted.map(({ name, endpoint: declared }) => {
    const key = free(`webhook ${declared.method} ${name}`, ' ', keys);
    const method = declared.method === 'POST' ? '' : `-${declared.method.toLowerCase()}`;
    const slug = name.replace(/[^A-Za-z0-9_-]+/g, '-');
    const anchor = free(`webhook-${slug}${method}`, '-', anchors);
    const endpoint = { ...declared, key };
    const signature = sentSignature(endpoint, `webhook${pascal(name)}`);
    return { endpoint, name, anchor, signature: { ...signature, name: anchor } };
  });
}

/**
 * Returns the text, with a number appended if the text is already in `taken`. Upper and lower case are not
 * distinguished, because GitHub's anchors are in lower case.
 */
function free(text: string, separator: string, taken: Set<string>): string {
  let found = text;
  for (let count = 2; taken.has(found.toLowerCase()); count++) {
    found = `${text}${separator}${count}`;
  }
  taken.add(found.toLowerCase());
  return found;
}

function pascal(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
