/** The types of `operations.ts` that the server exports. */
const OPERATION_TYPES = [
  'Auth',
  'AuthOf',
  'Context',
  'Ctx',
  'Handler',
  'Handlers',
  'Key',
  'Operations',
  'PrincipalOf',
  'Principals',
  'Req',
  'Res',
];

/** Generates `index.ts` and one file for each adapter. Users import only these files. */
import type { Code } from '../../src/print/emit/typescript/code.js';
import { exportAll, exportNames, moduleText } from '../../src/print/emit/typescript/module.js';
import { banner, modulePlace, usedSchemes, type ServerView } from './view.js';

export function indexFile(view: ServerView): string {
  const place = modulePlace(view, 'index.ts');
  const from = (file: string): string => `./${view.root}/${file}`;
  const types = (file: string, ...names: string[]): Code =>
    exportNames(names, from(file), place, { type: true });
  const secured = usedSchemes(view).length > 0;
  return moduleText({
    ...place,
    header: banner(titleOf(view)),
    body: [
      exportNames(['createApi'], from('api.ts'), place),
      types(
        'api.ts',
        'ApiOptions',
        'ApiSettings',
        'Around',
        'ContextOption',
        'Exchange',
        'MakeContext',
        ...(secured ? ['SecurityHandlers'] : []),
      ),
      types('operations.ts', ...OPERATION_TYPES),
      ...(view.names.schemas.size > 0 ? [exportAll(from('schemas.ts'), place)] : []),
      types('runtime/api.ts', 'Api', 'MountedRoute'),
      types('runtime/http.ts', 'NeutralBody', 'NeutralRequest', 'NeutralResponse'),
      exportNames(['accepted'], from('runtime/accept.ts'), place),
      exportNames(['eventStream'], from('runtime/events.ts'), place),
      types('runtime/events.ts', 'ServerEvent'),
      types('runtime/multipart.ts', 'MultipartBody', 'Part'),
      exportNames(['HttpProblem', 'NotImplemented'], from('runtime/problem.ts'), place),
      types('runtime/problem.ts', 'ProblemError', 'ProblemOptions'),
      exportNames(['Deny'], from('runtime/security.ts'), place),
      types(
        'runtime/security.ts',
        'ApiKeyCredential',
        'BasicCredential',
        'BearerCredential',
        'CustomCredential',
        'HttpCredential',
        'SecurityHandler',
        'SecurityInfo',
      ),
      exportNames(['ResponseMismatch'], from('runtime/verify.ts'), place),
      types('runtime/types.ts', 'ResponseBytes', 'ResponseHeaders'),
    ],
  });
}

function titleOf({ api }: ServerView): string {
  const title = api.title?.value.trim() ?? '';
  return title === '' ? 'The server of the API.' : `The server of ${title}.`;
}

/**
 * Generates `node.ts`. The adapters are not exported from `index.ts`, so that a program loads only
 * the adapter that it uses.
 */
export function nodeFile(view: ServerView): string {
  return adapterFile(view, 'node', 'with `node:http`', ['toNodeHandler'], ['NodeHandler']);
}

export function expressFile(view: ServerView): string {
  const types = ['ExpressMiddleware', 'ExpressMount', 'ExpressRouter'];
  return adapterFile(view, 'express', 'with a router of Express 5', ['toExpress'], types);
}

export function fastifyFile(view: ServerView): string {
  const values = ['toFastify', 'toFrameworkErrors'];
  const types = ['FastifyMount', 'FastifyRequestLike', 'FastifyScope'];
  return adapterFile(view, 'fastify', 'as a plugin of Fastify 5', values, types);
}

export function honoFile(view: ServerView): string {
  const types = ['HonoApp', 'HonoContext', 'HonoMount'];
  return adapterFile(view, 'hono', 'with Hono 4', ['toHono'], types);
}

function adapterFile(
  view: ServerView,
  name: string,
  how: string,
  values: string[],
  types: string[],
): string {
  const place = modulePlace(view, `${name}.ts`);
  const from = `./${view.root}/runtime/${name}.ts`;
  return moduleText({
    ...place,
    header: banner(`Serves the API ${how}.`),
    body: [exportNames(values, from, place), exportNames(types, from, place, { type: true })],
  });
}
