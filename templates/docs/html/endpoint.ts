/** The template `docs/html/endpoint`: all that is known of one endpoint, in reading order. */
import { foreignLink, html, NO_HTML, type Html } from '../../../src/emit/html.js';
import type { Callback, Endpoint } from '../../../src/model/api.js';
import { descriptionBesideSummary } from '../../../src/model/text.js';
import type { Signature } from '../../../src/typescript/signature.js';
import { requirementText } from './authentication.js';
import { bodyBlocks, exampleBlocks, parameterBlocks, responseBlocks } from './content.js';
import { anchorOf, htmlFile } from './links.js';
import { methodMark, pathText, trustMark } from './marks.js';
import { sampleBlock, shellCode, typescriptCode } from './sample.js';
import { disputeNote, statedBlock } from './stated.js';
import type { HtmlView } from './view.js';

/** An article: its anchor is the name of the endpoint, its heading method and path. */
export function endpointTemplate(signature: Signature, view: HtmlView): Html {
  const { endpoint, name } = signature;
  const anchor = anchorOf(endpoint.key, view);
  const home = htmlFile(view.groupFileOf(endpoint.key));
  return html`
    <article id="${anchor}">
      <h2>${methodMark(endpoint.method)} <code>${pathText(endpoint)}</code> <a class="link" href="${home}#${anchor}" aria-label="Link to ${name}">#</a></h2>
      <div class="text">
        ${summaryBlock(endpoint, name)}
        ${endpoint.deprecated?.value === true && html`<p class="note old">Deprecated.</p>`}
        ${view.prose(descriptionBesideSummary(endpoint), 3)}
        ${referenceBlock(endpoint)}
        ${disputeNote(endpoint, view)}
        <p class="auth"><strong>Authentication</strong> ${requirementText(endpoint)}</p>
        ${parameterBlocks(signature, view)}
        ${bodyBlocks(signature, view)}
        ${responseBlocks(signature, view)}
        ${callbackBlocks(endpoint.callbacks)}
        ${statedBlock(signature, view)}
      </div>
      <div class="samples">
        ${sampleBlock('curl', shellCode(view.curlOf(endpoint)))}
        ${sampleBlock('TypeScript', typescriptCode(view.callOf(signature)))}
        ${exampleBlocks(signature, view)}
      </div>
    </article>
  `;
}

function summaryBlock({ summary }: Endpoint, name: string): Html {
  const said = summary && html`${summary.value}${trustMark(summary.origins)} `;
  return html`<p class="lead">${said}<code>${name}</code></p>`;
}

function referenceBlock({ externalDocs }: Endpoint): Html {
  if (externalDocs === undefined) return NO_HTML;
  const { url, description } = externalDocs.value;
  return html`<p>See ${foreignLink(description ?? url, url)}.</p>`;
}

/** Requests that the API makes in turn. */
function callbackBlocks(callbacks: readonly Callback[]): Html[] {
  if (callbacks.length === 0) return [];
  const items = callbacks.map(
    ({ name, expression, endpoint }) =>
      html`<li>${name}: ${methodMark(endpoint.method)} <code>${expression}</code> ${endpoint.summary?.value}</li>`,
  );
  return [
    html`<h3>Callbacks</h3>`,
    html`
      <ul>
        ${items}
      </ul>
    `,
  ];
}
