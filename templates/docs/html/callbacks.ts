/** Requests that the API makes in turn, whole: callbacks inside of the operation that they answer. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { OperationSignature } from '../../../src/typescript/signature.js';
import { descriptionBesideSummary } from '../../../src/model/text.js';
import { callbackSignatures, RECEIVER_DIRECTIONS } from '../api-requests.js';
import { htmlRequirement } from './authentication.js';
import {
  htmlBody,
  htmlExamples,
  htmlParameters,
  htmlResponses,
  type SectionOptions,
} from './content.js';
import { methodMark } from './marks.js';
import { sectionTitle, type Level } from './title.js';
import type { HtmlView } from './view.js';

/** The callbacks of an operation: by name, with the runtime expression of the address, and all that is sent there. */
export function callbackBlocks(
  signature: OperationSignature,
  view: HtmlView,
  level: Level = 3,
): Html[] {
  const callbacks = callbackSignatures(signature);
  if (callbacks.length === 0) return [];
  const inner = level === 3 ? 4 : 6;
  return [
    sectionTitle(view.settings.word('Callbacks'), level),
    ...callbacks.map(
      ({ name, expression, signature: sent }) => html`
        <section class="sent">
          ${sectionTitle(name.trim() === '' ? view.settings.word('without a name') : html`<code>${name}</code>`, inner)}
          <p class="media">${methodMark(sent.endpoint.method)} <code>${expression}</code></p>
          ${requestBlocks(sent, view, inner === 4 ? 5 : 6)}
        </section>
      `,
    ),
  ];
}

function requestBlocks(signature: OperationSignature, view: HtmlView, level: Level): Html[] {
  const { endpoint } = signature;
  const { summary, deprecated, security } = endpoint;
  const place: SectionOptions = { level, directions: RECEIVER_DIRECTIONS };
  return [
    summary ? html`<p>${summary.value}</p>` : NO_HTML,
    deprecated?.value === true
      ? html`<p class="note old">${view.settings.word('Deprecated.')}</p>`
      : NO_HTML,
    view.prose(descriptionBesideSummary(endpoint), 0),
    security
      ? html`<p><strong>${view.settings.word('Authentication')}</strong> ${htmlRequirement(endpoint, view)}</p>`
      : NO_HTML,
    ...htmlParameters(signature, view, place),
    ...htmlBody(signature, view, place),
    ...htmlResponses(signature, view, place),
    ...callbackBlocks(signature, view, level),
    ...htmlExamples(signature, view),
  ];
}
