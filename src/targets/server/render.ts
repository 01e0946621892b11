/** The server: operations as types, the route table, `createApi`, and stubs for the handlers. */
import { posix } from 'node:path';
import type { OutputFile } from '../../emit/file.js';
import type { HandlersOnDisk } from '../../emit/handler.js';
import type { ImportExtension } from '../../emit/typescript/module.js';
import { apiFile } from '../../../templates/server/api.js';
import { handlersFile, retiredKeys, stubsOf } from '../../../templates/server/handlers.js';
import { expressFile, fastifyFile, indexFile, nodeFile } from '../../../templates/server/index.js';
import { mountFile } from '../../../templates/server/mount.js';
import { operationsFile } from '../../../templates/server/operations.js';
import { retiredFile } from '../../../templates/server/retired.js';
import { routesFile } from '../../../templates/server/routes.js';
import { schemasFile } from '../../../templates/server/schemas.js';
import { validationOf } from '../../../templates/server/validation.js';
import { validatorFiles, validatorsFile } from '../../../templates/server/validators.js';
import {
  OWN_NAMES,
  type HandlersTemplate,
  type ServerTemplate,
  type ServerView,
  type ValidatorsTemplate,
} from '../../../templates/server/view.js';
import { filesByName } from '../named-files.js';
import { inputNames } from '../faces.js';
import { runtimeFiles } from '../runtime-files.js';
import type { RenderInput, Target } from '../target.js';

export interface ServerOptions {
  /** The folder of the handlers and that of the server, from one root; without the first no stubs are made. */
  readonly handlersPath?: string;
  readonly outputPath?: string;
  /** The handlers that are there already: where the table of handlers finds them. */
  readonly handlersOnDisk?: HandlersOnDisk;
  /** Formats of texts that are checked beside `uuid`, `date` and `date-time`. */
  readonly formats?: readonly string[];
  /** How imports name files: `.js` unless told. */
  readonly importExtension?: ImportExtension;
}

const GENERATED: readonly (readonly [name: string, template: ServerTemplate])[] = [
  ['operations', operationsFile],
  ['schemas', schemasFile],
  ['routes', routesFile],
  ['api', apiFile],
  ['index', indexFile],
  ['node', nodeFile],
  ['express', expressFile],
  ['fastify', fastifyFile],
];

/** The files of the runtime that only checks need. */
const VALIDATION: ReadonlySet<string> = new Set(
  ['checks', 'findings', 'formats', 'pattern', 'standard', 'validate'].map((name) => `${name}.ts`),
);

/** How the runtime's files name each other. */
const OWN_IMPORT = /(from "\.\/[\w-]+)\.js";$/gm;

/** Templates: `server/operations`, `server/schemas`, `server/validators`, `server/routes`, `server/api`, `server/index`, `server/node`, `server/express`, `server/fastify`, `server/mount`, `server/retired`, `server/handlers`. */
export const SERVER_TARGET: Target<ServerOptions> = {
  name: 'server',
  *render(input) {
    const view = viewOf(input);
    for (const [name, template] of GENERATED) {
      yield* generated(`${name}.ts`, templateNamed(input, name, template)(view));
    }
    const validators: ValidatorsTemplate = templateNamed(input, 'validators', validatorsFile);
    for (const path of validatorFiles(view)) yield* generated(path, validators(view, path));
    const checked = !validationOf(view).isEmpty;
    for (const { path, text } of runtimeFiles('server')) {
      if (!checked && VALIDATION.has(path)) continue;
      const { importExtension: ending } = view;
      const spelled = ending === '.js' ? text : text.replace(OWN_IMPORT, `$1${ending}";`);
      yield* generated(`runtime/${path}`, spelled);
    }
    if (view.handlers === undefined) return;
    yield* generated('mount.ts', templateNamed(input, 'mount', mountFile)(view));
    const retired = retiredKeys(view);
    if (retired.length > 0) {
      const text = templateNamed(input, 'retired', retiredFile)(view);
      yield { path: 'retired.ts', text, ownership: 'generated', retired };
    }
    const handlers: HandlersTemplate = templateNamed(input, 'handlers', handlersFile);
    for (const group of view.names.groups) {
      const stubs = stubsOf(view, group);
      if (stubs.length === 0) continue;
      const text = handlers(view, group);
      yield { path: `${group.slug}.ts`, text, ownership: 'handlers', stubs };
    }
  },
};

/** A file of ours; none when there is nothing to say. */
function generated(path: string, text: string): OutputFile[] {
  return text === '' ? [] : [{ path, text, ownership: 'generated' }];
}

function viewOf({ api, names, options }: RenderInput<ServerOptions>): ServerView {
  const { handlersPath, outputPath = 'server', importExtension = '.js', formats = [] } = options;
  const checkFiles = {
    schema: filesByName([...names.schemas.values()], 'validators.ts'),
    operation: operationFiles([...names.operations.values()]),
  };
  const taken = new Set([...OWN_NAMES, ...names.schemas.values()]);
  const inputs = inputNames(api.schemas, names.schemas, taken);
  const root = rooted(outputPath);
  const view = { api, names, inputs, root, importExtension, formats, checkFiles };
  if (handlersPath === undefined) return view;
  const { handlersOnDisk: onDisk } = options;
  return { ...view, handlers: rooted(handlersPath), ...(onDisk && { onDisk }) };
}

/** Few operations have their checks in `validators.ts`, beside or behind those of schemas. */
function operationFiles(names: readonly string[]): (name: string) => string {
  const fileOf = filesByName(names, 'validators/operations.ts');
  return (name) => {
    const file = fileOf(name);
    return file === 'validators/operations.ts' ? 'validators.ts' : file;
  };
}

/** @throws Error for a folder of which no relative import can tell the way from the other */
function rooted(path: string): string {
  const normal = posix.normalize(path).replace(/\/$/, '');
  if (normal.startsWith('..') || posix.isAbsolute(normal) || normal === '.') {
    throw new Error(`${path} is not a folder below the configuration's`);
  }
  return normal;
}

/** The user's template of a name, or ours. */
function templateNamed<T extends ServerTemplate | HandlersTemplate | ValidatorsTemplate>(
  { templates }: RenderInput<ServerOptions>,
  name: string,
  ours: T,
): T {
  const full = `server/${name}`;
  const theirs = Object.hasOwn(templates, full) ? templates[full] : undefined;
  if (theirs === undefined) return ours;
  if (typeof theirs !== 'function') throw new Error(`the template ${full} is no function`);
  return theirs as T;
}
