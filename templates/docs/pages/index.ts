/**
 * Describes the first page: the description of the API, its servers, and links to all other pages.
 */
import { templateOf } from '../../../src/model/path.js';
import { headingOf, onlyIn, paragraphOf, type DocsBlock } from '../blocks/block.js';
import { inRow, phraseOf, type Inline, coded, codedRow } from '../blocks/inline.js';
import { clientExample } from '../call.js';
import { conflictCounts } from '../conflicts.js';
import { listOf } from '../language/language.js';
import { SECTION } from '../sections.js';
import { operationTitle } from '../operation-title.js';
import { unknownCounts } from '../unknowns.js';
import type { DocsView } from '../view.js';
import { aboutApi } from './about.js';
import { groupsInSections, otherPages } from './navigation.js';

/**
 * Returns the blocks of the first page.
 * @param detail whether the page lists all operations, or only the groups
 */
export function indexPage(
  view: DocsView,
  detail: 'operations' | 'groups' = 'operations',
): DocsBlock[] {
  const { api, settings } = view;
  const groups = detail === 'groups' ? [groupList(view)] : operationLists(view);
  const title = headingOf(2, settings.word('Endpoints'));
  return [
    { kind: 'title', content: view.title, version: api.version?.value },
    {
      kind: 'intro',
      blocks: [
        { kind: 'prose', text: api.description?.value, below: 'page', anchors: SECTION },
        ...noteBlocks(view),
      ],
      beside: [aboutApi(view), ...clientBlocks(view), ...firstCall(view)],
    },
    ...(groups.length === 0 ? [] : [onlyIn('markdown', [title])]),
    { kind: 'allGroups' },
    ...groups,
    ...documentBlocks(view),
    ...linkBlocks(view),
  ];
}

function operationLists(view: DocsView): DocsBlock[] {
  return groupsInSections(view).flatMap((page) => [
    { kind: 'group', page },
    { kind: 'operations', endpoints: page.endpoints },
  ]);
}

function groupList(view: DocsView): DocsBlock {
  const items = groupsInSections(view).map(({ name, file, endpoints, description }) => ({
    line: inRow([{ kind: 'page', file, label: name }, `(${endpoints.length})`], ' '),
    blocks: [{ kind: 'prose', text: description, below: 'line' } as const],
  }));
  return { kind: 'list', items };
}

/** Returns warnings about conflicts and missing facts. They come before the rest of the page. */
function noteBlocks({ conflicts, unknowns, settings }: DocsView): DocsBlock[] {
  const disputed = listOf(conflictCounts(conflicts, settings.word), settings.word);
  const missing = listOf(unknownCounts(unknowns, settings.word), settings.word);
  const parts: Inline[] = [];
  if (disputed !== '') {
    const facts: Inline = { kind: 'page', file: 'conflicts.md', label: disputed };
    parts.push(phraseOf('Conflicts between the documents: {facts}.', { facts }));
  }
  if (missing !== '') {
    const facts: Inline = { kind: 'page', file: 'unknowns.md', label: missing };
    parts.push(phraseOf('Not declared: {facts}.', { facts }));
  }
  return parts.length === 0 ? [] : [paragraphOf({ kind: 'row', parts, separator: ' ' }, 'note')];
}

/**
 * Returns an example call, if possible of an operation without required parameters. Only HTML
 * contains it, because Markdown has a page with an example for each operation.
 */
function firstCall(view: DocsView): DocsBlock[] {
  const all = view.api.endpoints.filter(({ key }) => !view.webhooks.has(key));
  const current = all.filter(({ deprecated }) => deprecated?.value !== true);
  const called = current.length > 0 ? current : all;
  const reads = called.filter(({ method }) => method === 'GET');
  const free = reads.find(({ parameters }) => parameters.every(({ required }) => !required.value));
  const first = free ?? reads[0] ?? called[0];
  if (first === undefined) return [];
  const title = operationTitle(first, view) || `${first.method} ${templateOf(first.path)}`;
  const text = view.curlOf(first);
  return [onlyIn('html', [{ kind: 'sample', title, language: 'sh', text }])];
}

/** Returns the code that creates the client. The examples in the docs use this client. */
function clientBlocks({ api, names, examplePlace, client, settings }: DocsView): DocsBlock[] {
  if (api.endpoints.length === 0 || client === undefined) return [];
  const text = clientExample(api, names, examplePlace, client).trimEnd();
  const { word } = settings;
  return [
    onlyIn('markdown', [
      headingOf(2, word('Client')),
      paragraphOf(word('The examples call this client:')),
    ]),
    { kind: 'sample', title: word('TypeScript client'), language: 'ts', text },
  ];
}

/** Returns links to the other pages. In HTML, the navigation contains them. */
function linkBlocks(view: DocsView): DocsBlock[] {
  const items = otherPages(view).map(({ title, file }) => ({
    line: { kind: 'page', file, label: title } as const,
  }));
  if (items.length === 0) return [];
  const title = headingOf(2, view.settings.word('See also'));
  return [onlyIn('markdown', [title, { kind: 'list', items }])];
}

/**
 * Returns a list of the documents, with numbers of operations, and the operations that only one
 * document describes.
 */
function documentBlocks(view: DocsView): DocsBlock[] {
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
