/** Renders the server: operations as types, the route table, `createApi`, and stubs for the handlers. */
import { posix } from 'node:path';
import type { OutputFile } from '../../../print/emit/file.js';
import { apiFile } from '../../../../templates/server/api.js';
import {
  filledSchemas,
  requestFiles,
  requestsFile,
} from '../../../../templates/server/functions/fillers.js';
import { handlersFile, retiredKeys, stubsOf } from '../../../../templates/server/handlers.js';
import {
  expressFile,
  fastifyFile,
  honoFile,
  indexFile,
  nodeFile,
} from '../../../../templates/server/index.js';
import { mountFile } from '../../../../templates/server/mount.js';
import { operationsFile } from '../../../../templates/server/operations.js';
import { retiredFile } from '../../../../templates/server/retired.js';
import { routesFile } from '../../../../templates/server/routes.js';
import { schemasFile } from '../../../../templates/server/schemas.js';
import {
  responseFiles,
  responsesFile,
  strippingOf,
} from '../../../../templates/server/functions/strippers.js';
import { testingFile } from '../../../../templates/server/testing.js';
import { validationOf } from '../../../../templates/server/functions/validation.js';
import {
  validatorFiles,
  validatorsFile,
} from '../../../../templates/server/functions/validators.js';
import {
  OWN_NAMES,
  type ServerTemplates,
  type ServerView,
} from '../../../../templates/server/view.js';
import { filesByName } from '../named-files.js';
import { requestTypeNames, sentTypeNames, suffixedNames } from '../../kit/request-types.js';
import { runtimeFiles } from '../../kit/runtime-files.js';
import type { RenderInput } from '../../kit/target.js';
import { withReplaced } from '../../kit/template.js';
import type { ServerOptions } from './options.js';
import { RECEIVED_TEXT } from '../../../print/typescript/parameter-type.js';

const TEMPLATES: ServerTemplates = {
  'server/operations': operationsFile,
  'server/schemas': schemasFile,
  'server/validators': validatorsFile,
  'server/requests': requestsFile,
  'server/responses': responsesFile,
  'server/routes': routesFile,
  'server/api': apiFile,
  'server/index': indexFile,
  'server/node': nodeFile,
  'server/express': expressFile,
  'server/fastify': fastifyFile,
  'server/hono': honoFile,
  'server/testing': testingFile,
  'server/mount': mountFile,
  'server/retired': retiredFile,
  'server/handlers': handlersFile,
};

const ALWAYS = [
  ...(['operations', 'schemas', 'routes', 'api', 'index'] as const),
  ...(['node', 'express', 'fastify', 'hono', 'testing'] as const),
];

/** The runtime files that are needed only if values are checked. */
const VALIDATION: ReadonlySet<string> = new Set(
  ['checks', 'decimal', 'findings', 'formats', 'pattern', 'standard', 'validate'].map(
    (name) => `${name}.ts`,
  ),
);

/** The runtime files that only checks of a certain kind need. */
const ON_DEMAND: ReadonlySet<string> = new Set(
  ['assertions', 'idn-hostname', 'more-formats', 'seen'].map((name) => `${name}.ts`),
);

/** Matches an import of one runtime file in another. In the output, its file extension depends on the project. */
const OWN_IMPORT = /(from "\.\/[\w-]+)\.js";$/gm;

/**
 * Writes the operations as types, the route table, `createApi`, and the checks. If a folder for handlers is
 * configured, it also writes stubs.
 */
export function* renderServer(
  input: RenderInput<ServerOptions, ServerTemplates>,
): Generator<OutputFile> {
  const view = viewOf(input);
  const templates = withReplaced(TEMPLATES, input.templates);
  for (const name of ALWAYS) yield* generated(`${name}.ts`, templates[`server/${name}`](view));
  for (const path of validatorFiles(view)) {
    yield* generated(path, templates['server/validators'](view, path));
  }
  const requests = requestFiles(view);
  for (const path of requests) yield* generated(path, templates['server/requests'](view, path));
  const responses = responseFiles(view);
  for (const path of responses) yield* generated(path, templates['server/responses'](view, path));
  const { isEmpty, used } = validationOf(view);
  const { runtime: stripping } = strippingOf(view);
  const isNeeded = (path: string): boolean => {
    if (path === 'fill.ts') return requests.length > 0;
    if (stripping.has(path.replace('.ts', ''))) return true;
    if (path === 'strip.ts') return false;
    return !(isEmpty && VALIDATION.has(path)) && !(ON_DEMAND.has(path) && !used.has(path));
  };
  for (const { path, text } of runtimeFiles('templates/server')) {
    if (!isNeeded(path)) continue;
    const { importExtension: ending } = view;
    const spelled = ending === '.js' ? text : text.replace(OWN_IMPORT, `$1${ending}";`);
    yield* generated(`runtime/${path}`, spelled);
  }
  if (view.handlers === undefined) return;
  yield* generated('mount.ts', templates['server/mount'](view));
  const retired = retiredKeys(view);
  if (retired.length > 0) {
    const text = templates['server/retired'](view);
    yield { path: 'retired.ts', text, ownership: 'generated', retired };
  }
  for (const group of view.names.groups) {
    const stubs = stubsOf(view, group);
    if (stubs.length === 0) continue;
    const text = templates['server/handlers'](view, group);
    yield { path: `${group.slug}.ts`, text, ownership: 'handlers', stubs };
  }
}

function generated(path: string, text: string): OutputFile[] {
  return text === '' ? [] : [{ path, text, ownership: 'generated' }];
}

function viewOf(input: RenderInput<ServerOptions, ServerTemplates>): ServerView {
  const { api, names, folder, importExtension, handlersOnDisk: onDisk } = input;
  const { handlers, formats, unknownParameters } = input.options;
  const checkFiles = {
    schema: filesByName([...names.schemas.values()], 'validators.ts'),
    operation: operationFiles([...names.operations.values()]),
  };
  const taken = new Set([...OWN_NAMES, ...names.schemas.values()]);
  const inputs = sentTypeNames(api, requestTypeNames(api.schemas, names.schemas, taken));
  const filled = suffixedNames(
    filledSchemas(api),
    names.schemas,
    new Set([...taken, ...inputs.values()]),
    'WithDefaults',
  );
  const root = rooted(folder);
  const undeclared = unknownParameters === 'text' && { undeclared: RECEIVED_TEXT };
  const types = { inputs, filled, ...undeclared };
  const view = { api, names, ...types, root, importExtension, formats, checkFiles };
  if (handlers === undefined) return view;
  return { ...view, handlers: rooted(handlers), ...(onDisk && { onDisk }) };
}

/**
 * Returns the file in which the checks of an operation are. In a small API it is `validators.ts`, which also contains
 * the checks of schemas.
 */
function operationFiles(names: readonly string[]): (name: string) => string {
  const fileOf = filesByName(names, 'validators/operations.ts');
  return (name) => {
    const file = fileOf(name);
    return file === 'validators/operations.ts' ? 'validators.ts' : file;
  };
}

/**
 * Normalizes the path of a folder.
 * @throws Error if the folder is not below the configuration's folder
 */
function rooted(path: string): string {
  const normal = posix.normalize(path).replace(/\/$/, '');
  if (normal.startsWith('..') || posix.isAbsolute(normal) || normal === '.') {
    throw new Error(`${path} is not a folder below the configuration's`);
  }
  return normal;
}
