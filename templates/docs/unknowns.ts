/** The template `docs/unknowns`: the facts that no document states, as a list of things to do. */
import { codeSpan, fence, list, table, text, type Md } from '../../src/emit/markdown/index.js';
import type { Language } from './language/language.js';
import { spoken, spokenColumns, titled } from './markdown/phrases.js';
import type { Phrase } from './language/phrases.js';
import type { Endpoint } from '../../src/model/api.js';
import { markdownEndpointLink } from './markdown/operations.js';
import type { DocsView, Unknowns } from './view.js';

/** An overlay that states a type for many endpoints. */
export const OVERLAY_EXAMPLE = `overlay: 1.1.0
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
export const UNGUESSED: Phrase =
  'Nothing of this is guessed: the types are unknown until somebody states them. An overlay can, for one endpoint or for many:';

/** One section per kind of fact. */
export function markdownUnknowns(view: DocsView): Md[] {
  const { parameters, bodies, responses, security, servers } = view.unknowns;
  return [
    titled(1, 'What no document states', view),
    spoken(UNGUESSED, view),
    fence('yaml', OVERLAY_EXAMPLE),
    ...(parameters.length === 0
      ? []
      : [
          titled(2, 'Parameters without a type', view),
          table(
            spokenColumns(['Parameter', 'Endpoints', 'Perhaps'], view),
            parameters.map(({ label, endpoints, hint }) => [
              codeSpan(label),
              text(String(endpoints.length)),
              text(hint ?? ''),
            ]),
          ),
        ]),
    ...section('Bodies', bodies, view),
    ...section('Results', responses, view),
    ...section('Authentication', security, view),
    ...section('Servers', servers, view),
  ];
}

function section(title: Phrase, endpoints: readonly Endpoint[], view: DocsView): Md[] {
  if (endpoints.length === 0) return [];
  const all = endpoints.length === view.api.endpoints.length;
  return [
    titled(2, title, view),
    all
      ? text(view.settings.word('All {count} endpoints.', { count: endpoints.length }))
      : list(endpoints.map((endpoint) => markdownEndpointLink(endpoint, view))),
  ];
}

/** `parameters without a type: 118`, …: only what there is. */
export function unknownCounts(
  unknowns: Unknowns,
  word: Language['word'] = (phrase) => phrase,
): string[] {
  const parameters = unknowns.parameters.reduce((sum, { endpoints }) => sum + endpoints.length, 0);
  const counts: readonly (readonly [number, Phrase])[] = [
    [parameters, 'parameters without a type: {count}'],
    [unknowns.bodies.length, 'bodies: {count}'],
    [unknowns.responses.length, 'results: {count}'],
    [unknowns.security.length, 'endpoints without authentication: {count}'],
    [unknowns.servers.length, 'endpoints without a server: {count}'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, what]) => word(what, { count }));
}
