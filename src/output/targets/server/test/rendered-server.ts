/** Creates short API models for tests, and renders the server for them. */
import type {
  Api,
  Endpoint,
  Media,
  Parameter,
  SecurityRequirement,
} from '../../../../model/api.js';
import { fact } from '../../../../model/origin.js';
import { endpointKey, type PathSegment } from '../../../../model/path.js';
import { UNKNOWN, type Schema, type Shape } from '../../../../model/schema.js';
import type { Names } from '../../../../api/resolve/name-table.js';
import { fillOptions, type OptionsInput } from '../../../../base/shape/rule.js';
import type { RenderInput } from '../../../kit/target.js';
import { SERVER_OPTIONS } from '../options.js';
import { renderServer } from '../render.js';

export function schema(shape: Shape): Schema {
  return { ...shape, origins: [] };
}

function path(template: string): PathSegment[] {
  return template
    .split('/')
    .filter((one) => one !== '')
    .map((segment) =>
      segment
        .split(/(\{[^}]+\})/)
        .filter((one) => one !== '')
        .map((part) =>
          part.startsWith('{')
            ? { kind: 'parameter', name: part.slice(1, -1) }
            : { kind: 'literal', text: part },
        ),
    );
}

export function parameter(place: Parameter['in'], name: string, type: Schema = UNKNOWN): Parameter {
  const style = place === 'path' || place === 'header' ? 'simple' : 'form';
  return {
    name,
    in: place,
    required: fact(place === 'path'),
    content: { kind: 'schema', schema: type, style, explode: style === 'form' },
    examples: [],
    aliases: [],
    origins: [],
  };
}

export function media(type: string, content: Schema): Media {
  return { type, schema: content, encoding: new Map(), examples: [], origins: [] };
}

export function security(...needs: Record<string, string[]>[]): {
  value: SecurityRequirement[];
  origins: [];
} {
  const value = needs.map((one) =>
    Object.entries(one).map(([scheme, scopes]) => ({ scheme, scopes })),
  );
  return { value, origins: [] };
}

export function endpoint(method: string, template: string, more: Partial<Endpoint> = {}): Endpoint {
  const segments = path(template);
  return {
    key: endpointKey(method, segments),
    method,
    path: segments,
    aliases: [],
    tags: [],
    parameters: segments
      .flat()
      .flatMap((part) => (part.kind === 'parameter' ? [parameter('path', part.name)] : [])),
    responses: [
      { status: 200, headers: [], media: [], bodyless: false, links: new Map(), origins: [] },
    ],
    servers: [],
    callbacks: [],
    extensions: new Map(),
    origins: [],
    ...more,
  };
}

export function apiOf(endpoints: readonly Endpoint[], more: Partial<Api> = {}): Api {
  return {
    servers: [],
    endpoints,
    webhooks: [],
    schemas: new Map(),
    securitySchemes: new Map(),
    tags: new Map(),
    extensions: new Map(),
    ...more,
  };
}

type Options = OptionsInput<typeof SERVER_OPTIONS> &
  Partial<Pick<RenderInput, 'folder' | 'importExtension'>>;

/** Renders an API whose operations are in one group and are named `one`, `two`, … */
export function render(api: Api, options: Options, templates = {}): Map<string, string> {
  const numbers = ['one', 'two', 'three', 'four'];
  const names: Names = {
    operations: new Map(api.endpoints.map(({ key }, index) => [key, numbers[index] ?? 'more'])),
    groups: [
      {
        name: 'Things',
        label: 'Things',
        slug: 'things',
        endpoints: api.endpoints.map(({ key }) => key),
      },
    ],
    groupOf: new Map(api.endpoints.map(({ key }) => [key, 'Things'])),
    schemas: new Map([...api.schemas.keys()].map((id) => [id, id])),
    schemes: new Map([...api.securitySchemes.keys()].map((id) => [id, id])),
  };
  const ledger = { elections: [], documents: [] };
  const locate = (): { line: number; column: number } => ({ line: 1, column: 1 });
  const { folder = 'server', importExtension = '.js', ...serverOptions } = options;
  const files = [
    ...renderServer({
      ...{ api, names, ledger, locate, templates, folder, importExtension },
      folderInOutput: 'server',
      options: fillOptions(SERVER_OPTIONS, serverOptions),
    }),
  ];
  return new Map(files.map((file) => [`${file.ownership} ${file.path}`, file.text]));
}

export const PATHS = { handlers: 'app/handlers', folder: 'gen/server' };
export const OAUTH = { id: 'oauth', kind: 'oauth2', flows: [], origins: [] } as const;

export const archive = endpoint('PUT', '/site/{cloudId}/archive', {
  summary: fact('Archive */ a site'),
  security: security({ oauth: ['manage'] }),
});
export const api = apiOf([archive], { securitySchemes: new Map([['oauth', OAUTH]]) });
