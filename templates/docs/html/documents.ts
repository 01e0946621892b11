/** The documents that the API was put together from, and who states what. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { phrased } from '../language/html.js';
import { codes } from './marks.js';
import { endpointList } from './page.js';
import type { HtmlView } from './view.js';

/** Each document's part, and which endpoints only one document states. */
export function htmlDocuments(view: HtmlView): Html[] {
  const { documents, coverage } = view;
  const { word } = view.settings;
  if (documents.length === 0) return [];
  const rows = documents.map(
    ({ source, format, endpoints, unique, containedIn }) => html`
      <tr>
      <th scope="row"><code>${source}</code></th>
      <td>${format}</td>
      <td>${endpoints}</td>
      <td>${unique}</td>
      <td>${containedIn.length > 0 ? phrased('nothing of its own beside {documents}', { documents: codes(containedIn) }, view) : NO_HTML}</td>
      </tr>
    `,
  );
  const single = documents.length < 2 ? [] : coverage.filter(({ sources }) => sources.size === 1);
  return [
    html`<h2>${word('Documents')}</h2>`,
    html`
      <table>
        <thead>
        <tr><th scope="col">${word('Document')}</th><th scope="col">${word('Format')}</th><th scope="col">${word('Endpoints')}</th><th scope="col">${word('In no other')}</th><td></td></tr>
        </thead>
        <tbody>
        ${rows}
        </tbody>
      </table>
    `,
    ...single.map(
      ({ sources, endpoints }) => html`
        <details>
          <summary>${phrased('only in {documents}: {count}', { documents: codes([...sources]), count: String(endpoints.length) }, view)}</summary>
          ${endpointList(endpoints, view)}
        </details>
      `,
    ),
  ];
}
