/** The page `unknowns`: the facts that no document states, as a list of things to do. */
import type { Endpoint } from '../../../src/model/api.js';
import { headingOf, onlyIn, paragraphOf, type DocsBlock } from '../blocks/block.js';
import { coded, operationOf } from '../blocks/inline.js';
import type { Phrase } from '../language/phrases.js';
import type { DocsView } from '../view.js';

/** An overlay that states a type for many endpoints. */
const OVERLAY_EXAMPLE = `overlay: 1.1.0
info:
  title: Corrections
  version: 1.0.0
actions:
  - target: "$.paths[*][*].parameters[?@.name=='limit' && @.in=='query']"
    update:
      schema:
        type: integer
        minimum: 1`;

/** What the page is for. */
const UNGUESSED: Phrase =
  'These types are unknown. To declare them, write an overlay, for one endpoint or for many:';

/** One section per kind of fact. */
export function unknownsPage(view: DocsView): DocsBlock[] {
  const { word } = view.settings;
  const { bodies, responses, security, servers } = view.unknowns;
  return [
    { kind: 'title', content: word('Gaps in the documents') },
    paragraphOf(word(UNGUESSED)),
    { kind: 'sample', title: 'overlay.yaml', language: 'yaml', text: OVERLAY_EXAMPLE },
    ...parameterSection(view),
    ...section('Bodies', bodies, view),
    ...section('Results', responses, view),
    ...section('Authentication', security, view),
    ...section('Servers', servers, view),
  ];
}

function parameterSection({ unknowns: { parameters }, settings: { word } }: DocsView): DocsBlock[] {
  if (parameters.length === 0) return [];
  return [
    headingOf(2, word('Parameters without a type')),
    {
      kind: 'table',
      columns: [word('Parameter'), word('Endpoints'), word('Perhaps')],
      rows: parameters.map(({ label, endpoints, hint = '' }) => [
        coded(label),
        String(endpoints.length),
        hint,
      ]),
    },
  ];
}

/** Markdown has a page for each operation, so a link is enough there. */
function section(title: Phrase, endpoints: readonly Endpoint[], view: DocsView): DocsBlock[] {
  if (endpoints.length === 0) return [];
  const { word } = view.settings;
  const { length: count } = endpoints;
  const links = endpoints.map((endpoint) => ({ line: operationOf(endpoint) }));
  const listed = [
    onlyIn('html', [{ kind: 'operations', endpoints }]),
    onlyIn('markdown', [{ kind: 'list', items: links }]),
  ];
  const isAll = count === view.api.endpoints.length;
  return [
    headingOf(2, word(title)),
    ...(isAll ? [paragraphOf(word('All {count} endpoints.', { count }))] : listed),
  ];
}
