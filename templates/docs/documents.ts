/** The documents that the API was put together from, and who states what. */
import {
  codeSpan,
  heading,
  list,
  md,
  table,
  text,
  inline,
  type Md,
} from '../../src/emit/markdown/index.js';
import { columns } from './phrase.js';
import { markdownEndpointLink } from './page.js';
import type { DocsView } from './view.js';

/** Each document's part, and which endpoints the same documents state. */
export function markdownDocuments(view: DocsView): Md[] {
  const { documents, coverage } = view;
  if (documents.length === 0) return [];
  const idle = documents.filter(({ containedIn }) => containedIn.length > 0);
  return [
    heading(2, text('Documents')),
    table(
      columns('No', 'Document', 'Format', 'Endpoints', 'In no other'),
      documents.map(({ source, format, endpoints, unique }, index) => [
        text(String(index + 1)),
        codeSpan(source),
        text(format),
        text(String(endpoints)),
        text(String(unique)),
      ]),
    ),
    ...idle.map(
      ({ source, containedIn }) =>
        md`${codeSpan(source)} adds nothing: ${inline(containedIn.map(codeSpan), ', ')} ${text(
          containedIn.length === 1 ? 'states' : 'state',
        )} all of it too.`,
    ),
    ...(documents.length < 2 || coverage.length === 0 ? [] : coverageBlocks(view, coverage)),
  ];
}

function coverageBlocks(view: DocsView, coverage: DocsView['coverage']): Md[] {
  const { documents } = view;
  return [
    heading(2, text('Coverage')),
    table(
      [...documents.map((_, index) => text(String(index + 1))), text('Endpoints')],
      coverage.map(({ sources, endpoints }) => [
        ...documents.map(({ source }) => text(sources.has(source) ? 'x' : '')),
        text(String(endpoints.length)),
      ]),
    ),
    ...coverage
      .filter(({ sources }) => sources.size === 1)
      .flatMap(({ sources, endpoints }) => [
        md`Only in ${inline([...sources].map(codeSpan), ', ')}:`,
        list(endpoints.map((endpoint) => markdownEndpointLink(endpoint, view))),
      ]),
  ];
}
