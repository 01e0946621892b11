/** The documents that the API was put together from, and who states what. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { codes } from './marks.js';
import { endpointList } from './page.js';
import type { HtmlView } from './view.js';

/** Each document's part, and which endpoints only one document states. */
export function htmlDocuments(view: HtmlView): Html[] {
  const { documents, coverage } = view;
  if (documents.length === 0) return [];
  const rows = documents.map(
    ({ source, format, endpoints, unique, containedIn }) => html`
      <tr>
      <th scope="row"><code>${source}</code></th>
      <td>${format}</td>
      <td>${endpoints}</td>
      <td>${unique}</td>
      <td>${containedIn.length > 0 ? html`nothing of its own beside ${codes(containedIn)}` : NO_HTML}</td>
      </tr>
    `,
  );
  const single = documents.length < 2 ? [] : coverage.filter(({ sources }) => sources.size === 1);
  return [
    html`<h2>Documents</h2>`,
    html`
      <table>
        <thead>
        <tr><th scope="col">Document</th><th scope="col">Format</th><th scope="col">Endpoints</th><th scope="col">In no other</th><td></td></tr>
        </thead>
        <tbody>
        ${rows}
        </tbody>
      </table>
    `,
    ...single.map(
      ({ sources, endpoints }) => html`
        <details>
          <summary>${endpoints.length} only in ${joined([codes([...sources])], '')}</summary>
          ${endpointList(endpoints, view)}
        </details>
      `,
    ),
  ];
}
