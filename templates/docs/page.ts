/** The template `docs/page`: the endpoints of one group. */
import {
  codeSpan,
  heading,
  inline,
  link,
  list,
  md,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import { memoizeByObject, memoizeByView } from '../../src/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import { requestTarget } from './api-requests.js';
import type { DocsView, PageView } from './view.js';

/** A title, a list of links, and every endpoint. */
export function markdownPage(page: PageView, view: DocsView): Md[] {
  const endpoint = view.templates['docs/endpoint'];
  const signatures = page.endpoints.flatMap(({ key }) => view.signatures.get(key) ?? []);
  const above = [link(text(view.title), 'index.md')];
  if (page.parent !== undefined) above.push(text(page.parent));
  const head = [heading(1, text(page.name)), inline(above, ' · ')];
  head.push(view.said(page.description, 2));
  if (page.parts !== undefined) {
    return head.concat(page.parts.flatMap((part) => partBlocks(part, view)));
  }
  return head.concat(
    list(page.endpoints.map((one) => endpointItem(one, page, view))),
    signatures.flatMap((signature) => endpoint(signature, view)),
  );
}

/** An endpoint on this page, and the page that it has for itself. */
function endpointItem(endpoint: Endpoint, { file }: PageView, view: DocsView): Md {
  const here = markdownEndpointLink(endpoint, view, file);
  const alone = view.operationFileOf(endpoint.key);
  return alone === undefined ? here : md`${here} (${link(ALONE, alone)})`;
}

const ALONE = text('alone');

function partBlocks({ name, file, endpoints }: PageView, view: DocsView): Md[] {
  return [
    heading(2, link(text(name), file)),
    list(endpoints.map((one) => markdownEndpointLink(one, view))),
  ];
}

/** The method and path of an endpoint, which several pages show. */
export const requestSpan = memoizeByView((endpoint: Endpoint, view: DocsView) =>
  codeSpan(`${endpoint.method} ${requestTarget(endpoint, view)}`),
);

/**
 * The method and path of an endpoint, as a link to where it is described.
 * @param from the page that the link is on, when it may be the same
 */
export function markdownEndpointLink(endpoint: Endpoint, view: DocsView, from?: string): Md {
  const file = view.fileOf(endpoint.key);
  return link(
    requestSpan(endpoint, view),
    `${file === from ? '' : file}#${markdownAnchor(endpoint, view)}`,
  );
}

/** The anchor that GitHub gives the heading of an endpoint; the title of its page comes before it. */
export function markdownAnchor(endpoint: Endpoint, view: DocsView): string {
  const name = (view.names.operations.get(endpoint.key) ?? '').toLowerCase();
  const page = pagesByFile(view).get(view.fileOf(endpoint.key));
  return page?.name.toLowerCase() === name ? `${name}-1` : name;
}

/** Pages by their files; of several, the first counts. */
const pagesByFile = memoizeByObject(
  ({ pages }: DocsView) => new Map([...pages].reverse().map((page) => [page.file, page])),
);
