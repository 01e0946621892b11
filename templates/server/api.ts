/** Generates `api.ts`: `createApi`, with the types of this API. */
import { code, imported, jsdoc, lit } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { moduleText } from '../../src/print/emit/typescript/module.js';
import { propertySignature, union } from '../../src/print/emit/typescript/type.js';
import type { SecurityScheme } from '../../src/model/api.js';
import {
  banner,
  importOwn,
  importOwnType,
  modulePlace,
  usedSchemes,
  type ServerView,
} from './view.js';

/** Generates `api.ts`. */
export function apiFile(view: ServerView): string {
  const secured = usedSchemes(view).length > 0;
  return moduleText({
    ...modulePlace(view, 'api.ts'),
    header: banner('Combines your handlers into an API.'),
    body: [
      ...(secured ? [securityHandlers(view)] : []),
      ...aroundTypes(view),
      ...contextOption(view),
      ...options(view, secured),
      createFunction(view),
    ],
  });
}

function securityHandlers(view: ServerView): Code {
  const handler = importOwnType(view, 'runtime/security.ts', 'SecurityHandler');
  const principal = importOwnType(view, 'operations.ts', 'PrincipalOf');
  const raw = rawRequest(view);
  const members = usedSchemes(view).map(({ name, scheme }) => {
    const credential = importOwnType(view, 'runtime/security.ts', credentialType(scheme));
    const type = code`${handler}<${credential}, ${principal}<${lit(name)}>, ${raw}>`;
    return propertySignature(name, type, { comment: jsdoc(scheme?.description ?? '') });
  });
  return code`
    ${jsdoc('Checks the credentials of each security scheme.')}
    export interface SecurityHandlers {
      ${members};
    }
  `;
}

function credentialType(scheme: SecurityScheme | undefined): string {
  switch (scheme?.kind) {
    case 'oauth2':
    case 'openIdConnect':
      return 'BearerCredential';
    case 'apiKey':
      return 'ApiKeyCredential';
    case 'http': {
      const name = scheme.scheme.toLowerCase();
      if (name === 'bearer') return 'BearerCredential';
      return name === 'basic' ? 'BasicCredential' : 'HttpCredential';
    }
    default:
      return 'CustomCredential';
  }
}

/**
 * Returns the type of the original request that handlers receive: the request object of Fastify or
 * Express, the context of Hono, or a Web `Request`.
 */
function rawRequest(view: ServerView): Code {
  return importOwnType(view, 'operations.ts', 'RawRequest');
}

function aroundTypes(view: ServerView): Code[] {
  const own = (name: string): Code =>
    imported(name, `./${view.root}/runtime/options.ts`, { type: true, alias: `${name}Of` });
  return [
    code`
      ${jsdoc('A request that is being handled.')}
      export type Exchange = ${own('Exchange')}<${rawRequest(view)}>;
    `,
    code`
      ${jsdoc('Runs around every request, including rejected ones: it can log, trace, add headers, or respond itself.')}
      export type Around = ${own('Around')}<${rawRequest(view)}>;
    `,
  ];
}

function contextOption(view: ServerView): Code[] {
  const context = importOwnType(view, 'operations.ts', 'Context');
  const auth = importOwnType(view, 'operations.ts', 'Auth');
  const key = importOwnType(view, 'operations.ts', 'Key');
  const request = importOwnType(view, 'runtime/http.ts', 'NeutralRequest');
  return [
    code`
      ${jsdoc('Creates the objects that the handlers of a request share.')}
      export type MakeContext = (
        request: ${request}<${rawRequest(view)}>,
        auth: ${auth},
        operation: ${key},
      ) => ${context} | Promise<${context}>;
    `,
    code`
      ${jsdoc('The option `context`. It is required if `Context` has a property.')}
      export type ContextOption =
        Record<never, never> extends ${context}
          ? { readonly context?: MakeContext }
          : { readonly context: MakeContext };
    `,
  ];
}

function options(view: ServerView, secured: boolean): Code[] {
  const serving = importOwnType(view, 'runtime/options.ts', 'ServingOptions');
  const security = secured
    ? code`
        ${jsdoc('A handler for each security scheme; `"none"` accepts every caller; `ctx.auth` is then empty, although its type is not.')}
        readonly security: SecurityHandlers | "none";
      `
    : null;
  return [
    code`
      ${jsdoc('Options of `createApi` without `context`.')}
      export interface ApiSettings<
        Partly extends boolean,
      > extends ${serving}<${rawRequest(view)}> {
        ${security}
        ${jsdoc('Respond with 501 for operations without a handler, instead of failing at the start.')}
        readonly partial?: Partly;
      }
    `,
    code`
      ${jsdoc('Options of `createApi`.')}
      export type ApiOptions<Partly extends boolean = false> = ApiSettings<Partly> &
        ContextOption;
    `,
  ];
}

function createFunction(view: ServerView): Code {
  const api = importOwnType(view, 'runtime/api.ts', 'Api');
  const handlers = importOwnType(view, 'operations.ts', 'Handlers');
  const key = importOwnType(view, 'operations.ts', 'Key');
  const names = view.names.groups.map(({ slug }) => lit(slug));
  const groups = names.length === 0 ? code`string` : union(names);
  const create = importOwn(view, 'runtime/api.ts', 'createRuntime');
  const table = importOwn(view, 'routes.ts', 'table');
  const comment = jsdoc(
    'Combines your handlers into an API: `createApi(handlers, options).fetch(request)`.',
    { tag: 'param', text: 'handlers handler by operation: see `mount.ts`' },
    {
      tag: 'throws',
      text: 'Error if a handler is missing or has no operation, or if a security scheme has no handler',
    },
  );
  return code`
    ${comment}
    export function createApi<Partly extends boolean = false>(
      handlers: Partly extends true ? Partial<${handlers}> : ${handlers},
      options: ApiOptions<Partly>,
    ): ${api}<${key}, ${groups}> {
      return ${create}(${table}, handlers, options);
    }
  `;
}
