/** The template `docs/html/endpoint`: all that is known of one endpoint or webhook, in reading order. */
import { foreignLink, html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Endpoint } from '../../../src/model/api.js';
import { descriptionBesideSummary } from '../../../src/model/text.js';
import { pagingText } from '../../../src/paging/index.js';
import type { OperationSignature } from '../../../src/typescript/signature.js';
import { authenticationLine } from './authentication.js';
import {
  htmlBody,
  htmlExamples,
  htmlParameters,
  htmlResponses,
  type SectionOptions,
} from './content.js';
import { addressText, htmlAnchor, htmlFile, referenceLine } from './links.js';
import { methodMark, htmlTrust } from './marks.js';
import { editPlaces } from '../edit-places.js';
import { callbackBlocks } from './callbacks.js';
import { isParagraph } from '../phrase.js';
import { isSecurityShared } from '../shared-security.js';
import { CALLER_DIRECTIONS, RECEIVER_DIRECTIONS } from '../api-requests.js';
import { foldedSample, sampleBlock, shellCode, typescriptCode } from './sample.js';
import { disputeNote, htmlProvenance } from './provenance.js';
import type { HtmlView } from './view.js';

/** An article: its anchor is the name of the endpoint; its heading what it does, or else its method and path. */
export function htmlEndpoint(signature: OperationSignature, view: HtmlView): Html {
  const { endpoint, name } = signature;
  const isSent = view.webhooks.has(endpoint.key);
  const place: SectionOptions = {
    level: 3,
    directions: isSent ? RECEIVER_DIRECTIONS : CALLER_DIRECTIONS,
  };
  const anchor = htmlAnchor(endpoint.key, view);
  const home = htmlFile(view.groupOf(endpoint.key)?.file ?? 'index.md');
  const { summary } = endpoint;
  const isLong = summary !== undefined && isParagraph(summary.value);
  const title = summary && !isLong && titleOf(summary, view);
  const address = html`${methodMark(endpoint.method)} <code>${addressText(endpoint, view)}</code>`;
  return html`
    <article id="${anchor}">
      <h2>${title || address} <a class="link" href="${home}#${anchor}" aria-label="${view.settings.word('Link to {name}', { name })}">#</a></h2>
      <div class="text">
        ${!title ? NO_HTML : html`<p class="address">${address}</p>`}
        ${isLong ? view.prose(endpoint.summary?.value, 3) : NO_HTML}
        ${endpoint.deprecated?.value === true && html`<p class="note old">${view.settings.word('Deprecated.')}</p>`}
        ${view.prose(descriptionBesideSummary(endpoint), 3)}
        ${referenceLine(endpoint.externalDocs?.value, view)}
        ${disputeNote(endpoint, view)}
        ${authenticationBlock(endpoint, view)}
        ${isSent ? NO_HTML : pagesBlock(signature, view)}
        ${htmlParameters(signature, view, place)}
        ${htmlBody(signature, view, place)}
        ${htmlResponses(signature, view, place)}
        ${callbackBlocks(signature, view)}
        ${htmlProvenance(signature, view)}
        ${editLine(endpoint, view)}
      </div>
      <div class="samples">
        ${isSent ? NO_HTML : callBlocks(signature, view)}
        ${htmlExamples(signature, view)}
      </div>
    </article>
  `;
}

/** Where its description can be changed, document by document. */
function editLine(endpoint: Endpoint, view: HtmlView): Html {
  const links = editPlaces(endpoint, view);
  if (links.length === 0) return NO_HTML;
  const shown = joined(
    links.map(([name, href]) => foreignLink(name, href)),
    ', ',
  );
  return html`<p class="stated">${view.settings.word('Edit the source')}: ${shown}</p>`;
}

/** How it is called; webhooks are not. */
function callBlocks(signature: OperationSignature, view: HtmlView): Html[] {
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

/** The first is in sight; the others open on request. */
function requestSample(title: string, text: string, isOpen: boolean): Html {
  const code = title === 'curl' ? shellCode(text) : html`${text}`;
  return isOpen ? sampleBlock(title, code) : foldedSample(title, code);
}

/** A summary that is a paragraph reads like a description; any other is what the endpoint is called. */
function titleOf({ value, origins }: NonNullable<Endpoint['summary']>, view: HtmlView): Html {
  return html`${value}${htmlTrust(origins, view)}`;
}

/** What lets a caller in, where the top of the page has not said it of all endpoints. */
function authenticationBlock(endpoint: Endpoint, view: HtmlView): Html {
  if (endpoint.security === undefined || isSecurityShared(endpoint, view)) return NO_HTML;
  return authenticationLine(endpoint, view);
}

/** That it gives a list in pages, what says so, and what of the client reads them. */
function pagesBlock({ endpoint, name }: OperationSignature, view: HtmlView): Html {
  const paging = view.pagingOf(endpoint);
  if (paging === undefined) return NO_HTML;
  return html`<p><strong>Pages</strong> ${pagingText(paging)} (${paging.why}). <code>pages(${name}, client)</code> reads all of them.</p>`;
}
