/** Prints operations in lists and as links. */
import {
  codeSpan,
  led,
  link,
  list,
  md,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { requestTarget } from '../api-requests.js';
import { declaredTitle } from '../operation-title.js';
import type { DocsView } from '../view.js';

/** Prints a list of operations: the method, path, name and title of each. */
export function markdownEndpointList(endpoints: readonly Endpoint[], view: DocsView): Md {
  return list(endpoints.map((endpoint) => endpointItem(endpoint, view)));
}

/**
 * Prints an operation as a list item. The result is cached, because the first page and the page of
 * the group contain the same item.
 */
const endpointItem = memoizeByView((endpoint: Endpoint, view: DocsView) =>
  led(
    md`${requestSpan(endpoint, view)} ${nameLink(endpoint, view)}`,
    text(declaredTitle(endpoint)),
  ),
);

function nameLink(endpoint: Endpoint, view: DocsView): Md {
  const name = codeSpan(view.names.operations.get(endpoint.key) ?? '');
  const target = link(name, operationFile(endpoint, view));
  return endpoint.deprecated?.value === true
    ? md`${target} (${text(view.settings.word('deprecated'))})`
    : target;
}

/**
 * Prints the method and path of an operation. The result is cached, because several pages contain
 * them.
 */
export const requestSpan = memoizeByView((endpoint: Endpoint, view: DocsView) =>
  codeSpan(`${endpoint.method} ${requestTarget(endpoint, view)}`),
);

/** Prints a link to an operation. Its text is the method and path. */
export function markdownEndpointLink(endpoint: Endpoint, view: DocsView): Md {
  return link(requestSpan(endpoint, view), operationFile(endpoint, view));
}

function operationFile({ key }: Endpoint, view: DocsView): string {
  return `${view.root}${view.operationFileOf(key)}`;
}
