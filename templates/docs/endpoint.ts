/** The template `docs/endpoint`: the page of one endpoint or webhook, with what it takes to call it. */
import { append } from '../../src/foundation/lists.js';
import {
  codeSpan,
  fence,
  heading,
  inline,
  link,
  md,
  strong,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import { foreignUrl } from '../../src/emit/html/text.js';
import { memoizeByView } from '../../src/foundation/memo.js';
import { pagingText } from '../../src/paging/index.js';
import type { Endpoint } from '../../src/model/api.js';
import type { OperationSignature } from '../../src/typescript/signature.js';
import { markdownRequirement } from './authentication.js';
import { markdownBody, markdownParameters, markdownResponses } from './content.js';
import { markdownTrust } from './type-cell.js';
import { markdownProvenance } from './provenance.js';
import { descriptionBesideSummary } from '../../src/model/text.js';
import { editPlaces } from './edit-places.js';
import { label, spoken, spokenWith } from './language/markdown.js';
import { namedTypes } from './named-types.js';
import { requestSpan } from './page.js';
import { callbackSignatures, CALLER_DIRECTIONS, RECEIVER_DIRECTIONS } from './api-requests.js';
import type { DocsView, PageView } from './view.js';

const PAGES = strong(text('Pages:'));

/** The blocks of an endpoint; its title is its name, as in the code. */
export function markdownEndpoint(signature: OperationSignature, view: DocsView): Md[] {
  const { endpoint, name } = signature;
  const { summary, deprecated, externalDocs } = endpoint;
  const description = descriptionBesideSummary(endpoint);
  const isSent = view.webhooks.has(endpoint.key);
  const directions = isSent ? RECEIVER_DIRECTIONS : CALLER_DIRECTIONS;
  const mark = summary && markdownTrust(summary.origins, view);
  const above = pagesAbove(view.groupOf(endpoint.key), view);
  const head = [heading(1, text(name)), above, requestSpan(endpoint, view)];
  if (summary) head.push(mark ? md`${text(summary.value)} (${mark})` : text(summary.value));
  if (deprecated?.value === true) head.push(label('Deprecated.', view));
  head.push(view.said(description, 2));
  if (externalDocs) head.push(referenceLine(externalDocs.value, view));
  if (endpoint.security !== undefined) {
    head.push(md`${authentication(view)} ${markdownRequirement(endpoint, view)}`);
  }
  if (!isSent) append(head, pagesBlock(signature, view));
  return head.concat(
    markdownParameters(signature, view),
    markdownBody(signature, view, directions),
    markdownResponses(signature, view, directions),
    callbackBlocks(signature, view),
    isSent ? [] : sampleBlocks(signature, view),
    markdownProvenance(endpoint, name, view),
    editBlock(endpoint, view),
    namedTypes(endpoint, view),
  );
}

/** Where its description can be changed. */
function editBlock(endpoint: Endpoint, view: DocsView): Md[] {
  const links = editPlaces(endpoint, view).map(([name, href]) => link(codeSpan(name), href));
  if (links.length === 0) return [];
  return [md`${text(view.settings.word('Edit the source'))}: ${inline(links, ', ')}`];
}

/** The index, and the group. */
const pagesAbove = memoizeByView((group: PageView | undefined, { title, root }: DocsView): Md => {
  const above = [link(text(title), `${root}index.md`)];
  if (group !== undefined) above.push(link(text(group.name), `${root}${group.file}`));
  return inline(above, ' · ');
});

/** Where more is said. */
function referenceLine(
  { url, description }: { readonly url: string; readonly description?: string },
  view: DocsView,
): Md {
  const shown = foreignUrl(url) === undefined ? codeSpan(url) : link(text(description ?? url), url);
  return spokenWith('See {link}.', { link: shown }, view);
}

function authentication({ settings }: DocsView): Md {
  return strong(text(`${settings.word('Authentication')}:`));
}

/** That it gives a list in pages, what says so, and what of the client reads them. */
function pagesBlock({ endpoint, name }: OperationSignature, view: DocsView): Md[] {
  const paging = view.pagingOf(endpoint);
  if (paging === undefined) return [];
  const said = text(`${pagingText(paging)} (${paging.why})`);
  return [md`${PAGES} ${said}. ${codeSpan(`pages(${name}, client)`)} reads all of them.`];
}

/** The command, and the call with the client where there is one: a machine needs no more. */
function sampleBlocks(signature: OperationSignature, view: DocsView): Md[] {
  const command = fence('sh', view.curlOf(signature.endpoint));
  return view.client === undefined ? [command] : [command, fence('ts', view.callOf(signature))];
}

/** Requests that the API makes in turn: name, runtime expression of the address, and all that is sent there. */
function callbackBlocks(signature: OperationSignature, view: DocsView): Md[] {
  return callbackSignatures(signature).flatMap(({ name, expression, signature: sent }) => {
    const { endpoint } = sent;
    const description = descriptionBesideSummary(endpoint);
    return [
      md`${label('Callback', view)} ${codeSpan(name)}: ${codeSpan(`${endpoint.method} ${expression}`)}`,
      ...(endpoint.summary ? [text(endpoint.summary.value)] : []),
      ...(endpoint.deprecated?.value === true ? [label('Deprecated.', view)] : []),
      view.said(description),
      ...(endpoint.security
        ? [md`${spoken('Authentication', view)}: ${markdownRequirement(endpoint, view)}`]
        : []),
      ...markdownParameters(sent, view),
      ...markdownBody(sent, view, RECEIVER_DIRECTIONS),
      ...markdownResponses(sent, view, RECEIVER_DIRECTIONS),
      ...callbackBlocks(sent, view),
    ];
  });
}
