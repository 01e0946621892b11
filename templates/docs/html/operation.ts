/** An operation or webhook as an article, with what it takes to call it beside it. */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { BlockOf, DocsBlock } from '../blocks/block.js';
import type { BodyExample } from '../blocks/field.js';
import { operationTitle } from '../operation-title.js';
import { isParagraph } from '../phrase.js';
import { addressText, htmlAnchor, htmlFile } from './links.js';
import { htmlTrust, methodMark } from './marks.js';
import { foldedSample, sampleBlock, shellCode, typescriptCode } from './sample.js';
import type { HtmlView } from './view.js';

/**
 * Its anchor is its name; its heading says what it does, or else its method and path.
 * @param shown its blocks as HTML
 */
export function operationHtml(
  { signature, blocks }: BlockOf<'operation'>,
  shown: readonly Html[],
  view: HtmlView,
): Html {
  const { endpoint, name } = signature;
  const anchor = htmlAnchor(endpoint.key, view);
  const home = htmlFile(view.groupOf(endpoint.key)?.file ?? 'index.md');
  const { summary } = endpoint;
  const isLong = summary !== undefined && isParagraph(summary.value);
  const title = operationTitle(endpoint);
  const mark = summary && !isLong ? htmlTrust(summary.origins, view) : NO_HTML;
  const address = html`${methodMark(endpoint.method)} <code>${addressText(endpoint, view)}</code>`;
  const calls = blocks.some(({ kind }) => kind === 'calls');
  return html`
    <article id="${anchor}">
      <h2>${title === '' ? address : html`${title}${mark}`} <a class="link" href="${home}#${anchor}" aria-label="${view.settings.word('Link to {name}', { name })}">#</a></h2>
      <div class="text">
        ${title === '' ? NO_HTML : html`<p class="address">${address}</p>`}
        ${isLong ? view.prose(summary.value, 3) : NO_HTML}
        ${shown}
      </div>
      <div class="samples">
        ${calls ? callBlocks(signature, view) : NO_HTML}
        ${examplesHtml(blocks)}
      </div>
    </article>
  `;
}

/** How it is called: the first sample is in sight; the others open on request. */
export function callBlocks(signature: OperationSignature, view: HtmlView): Html[] {
  const [first, ...others] = view.samplesOf(signature.endpoint);
  const call =
    view.client === undefined
      ? NO_HTML
      : sampleBlock('TypeScript', typescriptCode(view.callOf(signature)));
  return [
    first ? requestSample(first[0], first[1], true) : NO_HTML,
    call,
    ...others.map(([title, text]) => requestSample(title, text, false)),
  ];
}

function requestSample(title: string, text: string, isOpen: boolean): Html {
  const code = title === 'curl' ? shellCode(text) : html`${text}`;
  return isOpen ? sampleBlock(title, code) : foldedSample(title, code);
}

/** The examples of the bodies among blocks; those of callbacks stand in these. */
export function examplesHtml(blocks: readonly DocsBlock[]): Html[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'content') return block.content.examples.map(exampleHtml);
    if (block.kind !== 'responses') return [];
    const contents = block.rows.flatMap((row) => row.contents);
    return contents.flatMap(({ examples }) => examples.map(exampleHtml));
  });
}

function exampleHtml({ of, name, text, isOpen }: BodyExample): Html {
  return foldedSample(name === '' ? of : `${of}: ${name}`, html`${text}`, isOpen);
}
