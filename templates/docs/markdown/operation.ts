/** Prints the page of an operation or webhook. */
import {
  codeSpan,
  fence,
  heading,
  inline,
  link,
  list,
  md,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { BlockOf } from '../blocks/block.js';
import { listOf } from '../language/language.js';
import { operationTitle } from '../operation-title.js';
import { isParagraph } from '../phrase.js';
import type { DocsView, PageView } from '../view.js';
import { markdownLocation, markdownTrust } from './marks.js';
import { namedTypes } from './named-types.js';
import { requestSpan } from './operations.js';
import { label, spokenWith } from './phrases.js';

/**
 * Prints an operation. The heading is its title, and its name in code is next to the method and
 * path.
 * @param shown the blocks of the operation, as Markdown
 */
export function operationMd(
  { endpoint, name }: OperationSignature,
  shown: readonly Md[],
  view: DocsView,
): Md[] {
  const { summary } = endpoint;
  const mark = summary && markdownTrust(summary.origins, view);
  const above = pagesAbove(view.groupOf(endpoint.key), view);
  const hook = view.webhooks.get(endpoint.key);
  const title = operationTitle(endpoint, view);
  const span = requestSpan(endpoint, view);
  const request = title === '' || hook !== undefined ? span : md`${span} ${codeSpan(name)}`;
  const head = [heading(1, text(title === '' ? (hook ?? name) : title)), above];
  head.push(mark ? md`${request} (${mark})` : request);
  if (summary !== undefined && isParagraph(summary.value)) head.push(text(summary.value));
  return head.concat(shown, namedTypes(endpoint, view));
}

/** Prints links to the first page, and to the page of the group. */
const pagesAbove = memoizeByView(
  (group: PageView | undefined, { title, root, overview }: DocsView): Md => {
    const above = [link(text(title), `${root}${overview}`)];
    if (group !== undefined) above.push(link(text(group.name), `${root}${group.file}`));
    return inline(above, ' · ');
  },
);

/**
 * Prints the shell command, and the call with the generated client if there is one. A language
 * model needs no other samples.
 */
export function callsMd(signature: OperationSignature, view: DocsView): Md[] {
  const command = fence('sh', view.curlOf(signature.endpoint));
  return view.client === undefined ? [command] : [command, fence('ts', view.callOf(signature))];
}

/**
 * Prints the locations that declare an operation, its other names, and the facts that no document
 * declares.
 */
export function sourcesMd(
  { endpoint, otherNames, missing }: BlockOf<'sources'>,
  view: DocsView,
): Md[] {
  const places = view.places(endpoint.origins).map((place) => markdownLocation(place, view));
  const blocks = [label('Declared by', view), list(places)];
  if (otherNames.length > 0) {
    const names = inline(otherNames.map(codeSpan), ', ');
    blocks.push(spokenWith('Also named {names}.', { names }, view));
  }
  if (missing.length > 0) {
    const facts = text(listOf(missing, view.settings.word));
    blocks.push(spokenWith('No document declares {facts}.', { facts }, view));
  }
  return blocks;
}
