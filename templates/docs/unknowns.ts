/** The template `docs/unknowns`: the facts that no document states, as a list of things to do. */
import {
  codeSpan,
  fence,
  heading,
  list,
  md,
  table,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import { columns } from './phrase.js';
import type { Endpoint } from '../../src/model/api.js';
import { markdownEndpointLink } from './page.js';
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

/** One section per kind of fact. */
export function markdownUnknowns(view: DocsView): Md[] {
  const { parameters, bodies, responses, security, servers } = view.unknowns;
  return [
    heading(1, text('What no document states')),
    text(
      'Nothing of this is guessed: the types are unknown until somebody states them. An overlay can, for one endpoint or for many:',
    ),
    fence('yaml', OVERLAY_EXAMPLE),
    ...(parameters.length === 0
      ? []
      : [
          heading(2, text('Parameters without a type')),
          table(
            columns('Parameter', 'Endpoints', 'Perhaps'),
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

function section(title: string, endpoints: readonly Endpoint[], view: DocsView): Md[] {
  if (endpoints.length === 0) return [];
  const all = endpoints.length === view.api.endpoints.length;
  return [
    heading(2, text(title)),
    all
      ? md`All ${text(String(endpoints.length))} endpoints.`
      : list(endpoints.map((endpoint) => markdownEndpointLink(endpoint, view))),
  ];
}

/** `parameters without a type: 118`, …: only what there is. */
export function unknownCounts(unknowns: Unknowns): string[] {
  const parameters = unknowns.parameters.reduce((sum, { endpoints }) => sum + endpoints.length, 0);
  const counts: readonly (readonly [number, string])[] = [
    [parameters, 'parameters without a type'],
    [unknowns.bodies.length, 'bodies'],
    [unknowns.responses.length, 'results'],
    [unknowns.security.length, 'endpoints without authentication'],
    [unknowns.servers.length, 'endpoints without a server'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, what]) => `${what}: ${count}`);
}
