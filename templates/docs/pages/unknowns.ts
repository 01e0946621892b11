/** Describes the page `unknowns`: the facts that no document declares, as a to-do list. */
import type { Endpoint } from '../../../src/model/api.js';
import { headingOf, paragraphOf, type DocsBlock } from '../blocks/block.js';
import { coded, inRow, operationOf, phraseOf, type Inline } from '../blocks/inline.js';
import type { Phrase } from '../language/phrases.js';
import type { DocsView } from '../view.js';

/**
 * The start of an overlay file. It has no actions yet; readers add those that the sections contain.
 */
const OVERLAY = `overlay: 1.1.0
info:
  title: Corrections
  version: 1.0.0
actions: []`;

const UNKNOWN: Phrase =
  'No document declares these facts. Put the actions below into an overlay, replace their values, and name the overlay in the configuration (overlays):';

/** Returns a section for each kind of missing fact. */
export function unknownsPage(view: DocsView): DocsBlock[] {
  const { word } = view.settings;
  const { bodies, responses, security, servers, actions } = view.unknowns;
  return [
    { kind: 'title', content: word('Gaps in the documents') },
    paragraphOf(word(UNKNOWN)),
    { kind: 'sample', title: 'overlay.yaml', language: 'yaml', text: OVERLAY },
    ...parameterSection(view),
    ...section('Request bodies', bodies, actions.bodies, view),
    ...section('Response bodies', responses, actions.responses, view),
    ...section('Authentication', security, actions.security, view),
    ...section('Servers', servers, actions.servers, view),
  ];
}

function parameterSection({
  unknowns: { parameters, actions },
  settings: { word },
}: DocsView): DocsBlock[] {
  if (parameters.length === 0) return [];
  return [
    headingOf(2, word('Parameters without a type')),
    {
      kind: 'table',
      columns: [word('Parameter'), word('Endpoints'), word('Possibly')],
      rows: parameters.map(({ label, endpoints, hint = '' }) => [
        coded(label),
        operationRow(endpoints),
        hint,
      ]),
    },
    actionsSample(actions.parameters),
  ];
}

/**
 * The maximum number of operations that a row of the table names. Further operations are only
 * counted.
 */
const MOST_IN_ROW = 5;

function operationRow(endpoints: readonly Endpoint[]): Inline {
  const operations = inRow(endpoints.slice(0, MOST_IN_ROW).map(operationOf));
  const count = endpoints.length - MOST_IN_ROW;
  return count > 0
    ? phraseOf('{operations} and {count} more', { operations, count: String(count) })
    : operations;
}

function actionsSample(text: string): DocsBlock {
  return { kind: 'sample', title: 'overlay.yaml', language: 'yaml', text, folded: true };
}

/**
 * Returns a section. In Markdown, it only links to the operations, because each of them has a page
 * there.
 */
function section(
  title: Phrase,
  endpoints: readonly Endpoint[],
  actions: string,
  view: DocsView,
): DocsBlock[] {
  if (endpoints.length === 0) return [];
  const { word } = view.settings;
  const { length: count } = endpoints;
  const items = endpoints.map((endpoint) => ({
    line: {
      kind: 'noted',
      what: operationOf(endpoint),
      note: { kind: 'places', places: view.places(endpoint.origins) },
    } as const,
  }));
  const listed: DocsBlock = { kind: 'list', items };
  const isAll = count > 1 && count === view.api.endpoints.length;
  return [
    headingOf(2, word(title)),
    ...(isAll ? [paragraphOf(word('All {count} endpoints.', { count }))] : [listed]),
    actionsSample(actions),
  ];
}
