/** The template `docs/html/endpoint`: all that is known of one endpoint or webhook, in reading order. */
import { foreignLink, html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Endpoint } from '../../../src/model/api.js';
import { descriptionBesideSummary } from '../../../src/model/text.js';
import { pagingOf, pagingText } from '../../../src/paging/index.js';
import type { OperationSignature } from '../../../src/typescript/signature.js';
import { htmlRequirement } from './authentication.js';
import {
  htmlBody,
  htmlExamples,
  htmlParameters,
  htmlResponses,
  type SectionOptions,
} from './content.js';
import { addressText, htmlAnchor, htmlFile } from './links.js';
import { methodMark, htmlTrust } from './marks.js';
import { callbackBlocks } from './callbacks.js';
import { isParagraph } from '../phrase.js';
import { CALLER_DIRECTIONS, RECEIVER_DIRECTIONS } from '../api-requests.js';
import { sampleBlock, shellCode, typescriptCode } from './sample.js';
import { disputeNote, htmlProvenance } from './provenance.js';
import type { HtmlView } from './view.js';

/** An article: its anchor is the name of the endpoint, its heading method and path, or the name of the webhook. */
export function htmlEndpoint(signature: OperationSignature, view: HtmlView): Html {
  const { endpoint, name } = signature;
  const isSent = view.webhooks.has(endpoint.key);
  const place: SectionOptions = {
    level: 3,
    directions: isSent ? RECEIVER_DIRECTIONS : CALLER_DIRECTIONS,
  };
  const anchor = htmlAnchor(endpoint.key, view);
  const home = htmlFile(view.groupFileOf(endpoint.key));
  return html`
    <article id="${anchor}">
      <h2>${methodMark(endpoint.method)} <code>${addressText(endpoint, view)}</code> <a class="link" href="${home}#${anchor}" aria-label="Link to ${name}">#</a></h2>
      <div class="text">
        ${summaryBlock(endpoint, isSent ? undefined : name, view)}
        ${endpoint.deprecated?.value === true && html`<p class="note old">Deprecated.</p>`}
        ${view.prose(descriptionBesideSummary(endpoint), 3)}
        ${referenceBlock(endpoint)}
        ${disputeNote(endpoint, view)}
        ${authenticationBlock(endpoint, isSent)}
        ${isSent ? NO_HTML : pagesBlock(signature, view)}
        ${htmlParameters(signature, view, place)}
        ${htmlBody(signature, view, place)}
        ${htmlResponses(signature, view, place)}
        ${callbackBlocks(signature, view)}
        ${htmlProvenance(signature, view)}
      </div>
      <div class="samples">
        ${isSent ? NO_HTML : callBlocks(signature, view)}
        ${htmlExamples(signature, view)}
      </div>
    </article>
  `;
}

/** How it is called; webhooks are not. */
function callBlocks(signature: OperationSignature, view: HtmlView): Html[] {
  return [
    sampleBlock('curl', shellCode(view.curlOf(signature.endpoint))),
    sampleBlock('TypeScript', typescriptCode(view.callOf(signature))),
  ];
}

/** A summary that is a paragraph reads like a description. */
function summaryBlock({ summary }: Endpoint, name: string | undefined, view: HtmlView): Html {
  const isLong = summary !== undefined && isParagraph(summary.value);
  const said = summary && !isLong && html`${summary.value}${htmlTrust(summary.origins)} `;
  const called = name !== undefined && html`<code>${name}</code>`;
  return html`
    ${said || called ? html`<p class="lead">${said}${called}</p>` : NO_HTML}
    ${isLong ? view.prose(summary.value, 3) : NO_HTML}
  `;
}

/** What is not stated of a request that the API sends is no gap. */
function authenticationBlock(endpoint: Endpoint, isSent: boolean): Html {
  if (isSent && endpoint.security === undefined) return NO_HTML;
  return html`<p class="auth"><strong>Authentication</strong> ${htmlRequirement(endpoint)}</p>`;
}

/** That it gives a list in pages, what says so, and what of the client reads them. */
function pagesBlock({ endpoint, name }: OperationSignature, { api }: HtmlView): Html {
  const paging = pagingOf(endpoint, api);
  if (paging === undefined) return NO_HTML;
  return html`<p><strong>Pages</strong> ${pagingText(paging)} (${paging.why}). <code>pages(${name}, client)</code> reads all of them.</p>`;
}

function referenceBlock({ externalDocs }: Endpoint): Html {
  if (externalDocs === undefined) return NO_HTML;
  const { url, description } = externalDocs.value;
  return html`<p>See ${foreignLink(description ?? url, url)}.</p>`;
}
