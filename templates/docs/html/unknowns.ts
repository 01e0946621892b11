/** The template `docs/html/unknowns`: the facts that no document states, as a list of things to do. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Endpoint } from '../../../src/model/api.js';
import { OVERLAY_EXAMPLE } from '../unknowns.js';
import { endpointList } from './page.js';
import { sampleBlock } from './sample.js';
import type { HtmlView } from './view.js';

/** One section per kind of fact. */
export function htmlUnknowns(view: HtmlView): Html[] {
  const { parameters, bodies, responses, security, servers } = view.unknowns;
  const rows = parameters.map(
    ({ label, endpoints, hint }) =>
      html`<tr><th scope="row"><code>${label}</code></th><td>${endpoints.length}</td><td>${hint}</td></tr>`,
  );
  return [
    html`<h1>What no document states</h1>`,
    html`<p>Nothing of this is guessed: the types are unknown until somebody states them. An overlay can, for one endpoint or for many:</p>`,
    sampleBlock('overlay.yaml', html`${OVERLAY_EXAMPLE}`),
    rows.length === 0 ? NO_HTML : parameterTable(rows),
    ...section('Bodies', bodies, view),
    ...section('Results', responses, view),
    ...section('Authentication', security, view),
    ...section('Servers', servers, view),
  ];
}

function parameterTable(rows: readonly Html[]): Html {
  return html`
    <h2>Parameters without a type</h2>
    <table>
      <thead>
      <tr><th scope="col">Parameter</th><th scope="col">Endpoints</th><th scope="col">Perhaps</th></tr>
      </thead>
      <tbody>
      ${rows}
      </tbody>
    </table>
  `;
}

function section(title: string, endpoints: readonly Endpoint[], view: HtmlView): Html[] {
  if (endpoints.length === 0) return [];
  const all = endpoints.length === view.api.endpoints.length;
  return [
    html`<h2>${title}</h2>`,
    all ? html`<p>All ${endpoints.length} endpoints.</p>` : endpointList(endpoints, view),
  ];
}
