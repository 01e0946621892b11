/** A generated client and a generated server, connected in one process. */
import { mkdtempSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { UserConfig } from '../src/run/config/config.js';
import type { Api, SecurityScheme } from '../src/model/api.js';
import type { SourceFile } from '../src/input/source/index.js';
import { operationSignatures, type OperationSignature } from '../src/print/typescript/signature.js';
import { runAll, writeAll } from './subjects.js';

/** The arguments of a handler. */
export interface Received {
  readonly key: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly auth: Readonly<Record<string, unknown>>;
}

/** The arguments of a security handler. */
export interface Checked {
  readonly scheme: string;
  readonly credential: unknown;
  readonly scopes: readonly string[];
  readonly operation: string;
}

export interface Result {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Served {
  readonly routes: readonly {
    readonly key: string;
    readonly operation: string;
    readonly security?: readonly object[];
  }[];
  readonly fetch: (request: Request) => Promise<Response>;
  readonly handle: unknown;
}

/** The generated route table. */
interface RouteTable {
  readonly routes: Served['routes'];
  readonly basePath: string;
}

export interface Reply {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export type ApiPromise = Promise<unknown> & {
  readonly result: () => Promise<Reply>;
  readonly response: () => Promise<Response>;
};

type Call = (client: unknown, ...rest: unknown[]) => ApiPromise;

export interface Loop {
  readonly model: Api;
  readonly signatures: readonly OperationSignature[];
  /** The server. Its handlers respond with the result that `answer` has set. */
  readonly api: Served;
  /** The key of a call in the server: `GET /site/{cloudId}`. */
  readonly keyOf: (signature: OperationSignature) => string;
  /** A client with all credentials that stays in the process. */
  readonly standard: unknown;
  /** Makes another client. */
  readonly client: (options: Readonly<Record<string, unknown>>) => unknown;
  /** Calls an operation by its name. */
  readonly call: (client: unknown, name: string, ...rest: unknown[]) => ApiPromise;
  readonly basePath: string;
  readonly toNodeHandler: (api: Served) => RequestListener;
  /** The argument of a scheme's handler. */
  readonly credentialOf: (scheme: string) => Pick<Checked, 'scheme' | 'credential'>;
  /** All arguments of handlers and security handlers since the last call of `answer`. */
  readonly received: Received[];
  readonly checked: Checked[];
  /** Clears the received arguments, and sets the response of handlers. */
  readonly answer: (result: Result | ((received: Received) => Result | Promise<Result>)) => void;
  readonly folder: string;
  /** The text of everything that was generated, by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** The diagnostics: severity and code. */
  readonly said: readonly string[];
}

type Code = Readonly<Record<'client' | 'server' | 'routes' | 'node', Record<string, unknown>>>;

/**
 * Loads the generated code as one bundle, because a test runner is slow for each of a hundred
 * files.
 */
async function loadCode(folder: string): Promise<Code> {
  const lines = [
    'export * as client from "./generated/client/index.js";',
    'export * as server from "./generated/server/index.js";',
    'export * as routes from "./generated/server/routes.js";',
    'export * as node from "./generated/server/node.js";',
  ];
  const outfile = join(folder, 'loop.mjs');
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' },
    stdin: { contents: lines.join('\n'), loader: 'ts', resolveDir: folder },
    outfile,
  });
  return (await import(/* @vite-ignore */ outfile)) as Code;
}

/**
 * For a scheme: the credential that the client is given, and the credential that the handler
 * receives.
 */
function credentialFor(scheme: SecurityScheme): { give: unknown; get: unknown } {
  const secret = `secret-of-${scheme.kind}`;
  if (scheme.kind === 'apiKey') return { give: secret, get: { key: secret } };
  if (scheme.kind !== 'http' || scheme.scheme.toLowerCase() !== 'basic') {
    return { give: secret, get: { token: secret } };
  }
  const login = { username: 'jö', password: 'p:w' };
  return { give: login, get: login };
}

/** Generates client and server into a new folder and connects them. */
export async function startLoop(
  files: readonly SourceFile[],
  config: Partial<UserConfig> = {},
): Promise<Loop> {
  const generated = await runAll(files, config);
  const folder = mkdtempSync(join(tmpdir(), 'restitch-loop-'));
  writeAll(folder, generated.files);
  const { client, server, routes: routeFile, node } = await loadCode(folder);
  const { api: model, names } = generated;

  const received: Received[] = [];
  const checked: Checked[] = [];
  let respond: (one: Received) => Result | Promise<Result> = () => ({ status: 200 });

  const { routes, basePath } = routeFile['table'] as RouteTable;
  const handlers = Object.fromEntries(
    routes.map(({ key }) => [
      key,
      async (request: Omit<Received, 'key' | 'auth'>, context: { auth: Received['auth'] }) => {
        const body = await wholeBody(request.body);
        const one = { key, ...request, body, auth: context.auth };
        received.push(one);
        return respond(one);
      },
    ]),
  );
  const schemes = [...model.securitySchemes.values()];
  // A scheme that is required, but that no document declares, also has a handler.
  const needed = routes.flatMap((route) =>
    (route.security ?? []).flatMap((one) => Object.keys(one)),
  );
  const nameOf = ({ id }: SecurityScheme): string => names.schemes.get(id) ?? id;
  const security = Object.fromEntries(
    [...new Set([...schemes.map(nameOf), ...needed])].map((scheme) => [
      scheme,
      (credential: unknown, info: Pick<Checked, 'scopes' | 'operation'>) => {
        const { scopes, operation } = info;
        checked.push({ scheme, credential, scopes, operation });
        return `principal of ${scheme}`;
      },
    ]),
  );
  const createApi = server['createApi'] as (table: unknown, options: unknown) => Served;
  const api = createApi(handlers, {
    security,
    onError: (error: unknown) => ({ status: 500, body: String(error) }),
  });
  const auth = Object.fromEntries(
    schemes.map((scheme) => [nameOf(scheme), credentialFor(scheme).give]),
  );
  const make = client['createClient'] as (options: unknown) => unknown;
  const standard = {
    auth,
    retries: 0,
    baseUrl: below('http://loop.test', basePath),
    fetch: (request: Request) => api.fetch(request),
  };
  const keys = new Map(api.routes.map(({ key, operation }) => [operation, key]));
  return {
    model,
    signatures: operationSignatures(model, names),
    api,
    keyOf: ({ endpoint }) => keys.get(names.operations.get(endpoint.key) ?? '') ?? '',
    standard: make(standard),
    client: (options) => make({ ...standard, ...options }),
    call: (one, name, ...rest) => (client[name] as Call)(one, ...rest),
    basePath,
    toNodeHandler: node['toNodeHandler'] as Loop['toNodeHandler'],
    credentialOf: (id) => {
      const scheme = model.securitySchemes.get(id);
      if (scheme === undefined) throw new Error(`no scheme ${id}`);
      return { scheme: nameOf(scheme), credential: credentialFor(scheme).get };
    },
    received,
    checked,
    answer: (result) => {
      received.length = 0;
      checked.length = 0;
      respond = typeof result === 'function' ? result : () => result;
    },
    folder,
    files: new Map(generated.files.map(({ path, text }) => [path, text])),
    said: generated.report.list().map(({ severity, code }) => `${severity} ${code}`),
  };
}

/** Returns a base URL on another host, which keeps the path of the operation's server. */
export function below(origin: string, basePath: string): (stated?: string) => string {
  return (stated = basePath) => origin + stated.replace(/^[a-z]+:\/\/[^/]*/i, '');
}

/** Reads a multipart body at once, because this is not possible after the request has ended. */
async function wholeBody(body: unknown): Promise<unknown> {
  const multipart = typeof body === 'object' && body !== null && 'formData' in body;
  return multipart ? (body as Response).formData() : body;
}
