/** The documents that the API was put together from, and who states what. */
import { codeSpan, list, table, text, inline, type Md } from '../../src/emit/markdown/index.js';
import { spoken, spokenColumns, spokenWith, titled } from './language/markdown.js';
import { markdownEndpointLink } from './page.js';
import type { DocsView } from './view.js';

/** Each document's part, and which endpoints the same documents state. */
export function markdownDocuments(view: DocsView): Md[] {
  const { documents, coverage } = view;
  if (documents.length === 0) return [];
  const idle = documents.filter(({ containedIn }) => containedIn.length > 0);
  return [
    titled(2, 'Documents', view),
    table(
      [text('#'), ...spokenColumns(['Document', 'Format', 'Endpoints', 'In no other'], view)],
      documents.map(({ source, format, endpoints, unique }, index) => [
        text(String(index + 1)),
        codeSpan(source),
        text(format),
        text(String(endpoints)),
        text(String(unique)),
      ]),
    ),
    ...idle.map(({ source, containedIn }) =>
      spokenWith(
        '{document} adds nothing beside {documents}.',
        { document: codeSpan(source), documents: inline(containedIn.map(codeSpan), ', ') },
        view,
      ),
    ),
    ...(documents.length < 2 || coverage.length === 0 ? [] : coverageBlocks(view, coverage)),
  ];
}

function coverageBlocks(view: DocsView, coverage: DocsView['coverage']): Md[] {
  const { documents } = view;
  return [
    titled(2, 'Coverage', view),
    table(
      [...documents.map((_, index) => text(String(index + 1))), spoken('Endpoints', view)],
      coverage.map(({ sources, endpoints }) => [
        ...documents.map(({ source }) => text(sources.has(source) ? 'x' : '')),
        text(String(endpoints.length)),
      ]),
    ),
    ...coverage
      .filter(({ sources }) => sources.size === 1)
      .flatMap(({ sources, endpoints }) => [
        spokenWith(
          'Only in {documents}:',
          { documents: inline([...sources].map(codeSpan), ', ') },
          view,
        ),
        list(endpoints.map((endpoint) => markdownEndpointLink(endpoint, view))),
      ]),
  ];
}
