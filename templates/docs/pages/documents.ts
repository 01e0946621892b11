/** Describes the merged documents, and which operations each of them describes. */
import { headingOf, paragraphOf, type DocsBlock } from '../blocks/block.js';
import { coded, codedRow, phraseOf } from '../blocks/inline.js';
import type { DocsView } from '../view.js';

/**
 * Returns a list of the documents, with numbers of operations, and the operations that only one
 * document describes.
 */
export function documentBlocks(view: DocsView): DocsBlock[] {
  const { documents, coverage, settings } = view;
  const { word } = settings;
  if (documents.length === 0) return [];
  const idle = documents.filter(({ containedIn }) => containedIn.length > 0);
  return [
    headingOf(2, word('Documents')),
    {
      kind: 'table',
      columns: [
        '#',
        ...(['Document', 'Format', 'Endpoints', 'Only here'] as const).map((name) => word(name)),
      ],
      rows: documents.map(({ source, format, endpoints, unique }, index) => [
        String(index + 1),
        coded(source),
        format,
        String(endpoints),
        String(unique),
      ]),
    },
    ...idle.map(({ source, containedIn }) =>
      paragraphOf(
        phraseOf('{document} adds nothing to {documents}.', {
          document: coded(source),
          documents: codedRow(containedIn),
        }),
      ),
    ),
    ...(documents.length < 2 || coverage.length === 0 ? [] : coverageBlocks(view)),
  ];
}

function coverageBlocks({ documents, coverage, settings }: DocsView): DocsBlock[] {
  const { word } = settings;
  const alone = coverage.filter(({ sources }) => sources.size === 1);
  return [
    headingOf(2, word('Coverage')),
    {
      kind: 'table',
      columns: [word('Endpoints'), ...documents.map((_, index) => String(index + 1))],
      rows: coverage.map(({ sources, endpoints }) => [
        String(endpoints.length),
        ...documents.map(({ source }) => (sources.has(source) ? 'x' : '')),
      ]),
    },
    ...alone.map(({ sources, endpoints }): DocsBlock => ({
      kind: 'details',
      summary: phraseOf('only in {documents}: {count}', {
        documents: codedRow([...sources]),
        count: String(endpoints.length),
      }),
      blocks: [{ kind: 'operations', endpoints }],
    })),
  ];
}
