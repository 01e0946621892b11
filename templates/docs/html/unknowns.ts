/** The template `docs/html/unknowns`: the facts that no document states, as a list of things to do. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Endpoint } from '../../../src/model/api.js';
import type { Phrase } from '../language/phrases.js';
import { OVERLAY_EXAMPLE, UNGUESSED } from '../unknowns.js';
import { endpointList } from './links.js';
import { sampleBlock } from './sample.js';
import type { HtmlView } from './view.js';

/** One section per kind of fact. */
export function htmlUnknowns(view: HtmlView): Html[] {
  const { word } = view.settings;
  const { parameters, bodies, responses, security, servers } = view.unknowns;
  const rows = parameters.map(
    ({ label, endpoints, hint }) =>
      html`<tr><th scope="row"><code>${label}</code></th><td>${endpoints.length}</td><td>${hint}</td></tr>`,
  );
  return [
    html`<h1>${word('What no document states')}</h1>`,
    html`<p>${word(UNGUESSED)}</p>`,
    sampleBlock('overlay.yaml', html`${OVERLAY_EXAMPLE}`),
    rows.length === 0 ? NO_HTML : parameterTable(rows, view),
    ...section('Bodies', bodies, view),
    ...section('Results', responses, view),
    ...section('Authentication', security, view),
    ...section('Servers', servers, view),
  ];
}

function parameterTable(rows: readonly Html[], { settings: { word } }: HtmlView): Html {
  return html`
    <h2>${word('Parameters without a type')}</h2>
    <table>
      <thead>
      <tr><th scope="col">${word('Parameter')}</th><th scope="col">${word('Endpoints')}</th><th scope="col">${word('Perhaps')}</th></tr>
      </thead>
      <tbody>
      ${rows}
      </tbody>
    </table>
  `;
}

function section(title: Phrase, endpoints: readonly Endpoint[], view: HtmlView): Html[] {
  if (endpoints.length === 0) return [];
  const all = endpoints.length === view.api.endpoints.length;
  return [
    html`<h2>${view.settings.word(title)}</h2>`,
    all
      ? html`<p>${view.settings.word('All {count} endpoints.', { count: endpoints.length })}</p>`
      : endpointList(endpoints, view),
  ];
}
