/** A generated client and a generated server, connected in one process. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { OutputFile } from '../../src/print/emit/file.js';
import type { Api } from '../../src/model/api.js';
import type { Names } from '../../src/api/resolve/name-table.js';
import { authOf, nameOfScheme } from './credentials.js';
import { difference } from './equal.js';

/** The arguments of a handler. */
export interface Received {
  readonly key: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The arguments of a security handler. */
export interface Checked {
  readonly scheme: string;
  readonly credential: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly ok: boolean;
  readonly body: unknown;
  readonly headers: Headers;
}

export type Call = Promise<unknown> & {
  readonly result: () => Promise<Reply>;
  readonly response: () => Promise<Response>;
};

/** The events on the server since the last call of `expectCall`. */
export interface Seen {
  readonly urls: string[];
  readonly received: Received[];
  readonly checked: Checked[];
  /** Problems and errors, in the words of the server. */
  readonly errors: string[];
}

export interface Joined {
  readonly api: Api;
  readonly names: Names;
  /** The key of each operation in the server, by its name. */
  readonly keys: ReadonlyMap<string, string>;
  /** The base path of an operation on the server. */
  readonly basePathOf: (name: string) => string;
  /** A client with the credentials of some schemes. */
  readonly client: (schemes: readonly string[], baseUrl?: string) => unknown;
  /** Calls an operation; undefined when the client has none of that name. */
  readonly call: (client: unknown, name: string, ...rest: unknown[]) => Call;
  readonly seen: Seen;
  /**
   * Clears the recorded events, and sets the behaviour of handlers.
   * @param admitted the credential that each scheme accepts; if omitted, every credential is
   *   accepted
   */
  readonly expectCall: (
    handle: (received: Received) => Promise<Answer | Response>,
    admitted?: ReadonlyMap<string, unknown>,
  ) => void;
}

/** The accepted credentials. */
interface Door {
  admitted: ReadonlyMap<string, unknown> | undefined;
}

interface Served {
  readonly routes: readonly {
    readonly key: string;
    readonly operation: string;
    readonly basePath?: string;
    readonly security?: readonly object[];
  }[];
  readonly fetch: (request: Request) => Promise<Response>;
}

interface RouteTable {
  readonly routes: Served['routes'];
  readonly basePath: string;
}

type Module = Readonly<Record<string, unknown>>;
type Code = Readonly<Record<'client' | 'server' | 'routes', Module>>;

/** Loads the generated code as one bundle. */
async function loadCode(files: readonly OutputFile[], folder: string): Promise<Code> {
  for (const { path, text } of files) {
    if (!/^(client|server)\/.*\.ts$/.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const lines = [
    'export * as client from "./client/index.js";',
    'export * as server from "./server/index.js";',
    'export * as routes from "./server/routes.js";',
  ];
  const outfile = join(folder, 'joined.mjs');
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error' },
    stdin: { contents: lines.join('\n'), loader: 'ts', resolveDir: folder },
    outfile,
  });
  return (await import(/* @vite-ignore */ outfile)) as Code;
}

export interface Subject {
  readonly api: Api;
  readonly names: Names;
  readonly files: readonly OutputFile[];
}

/**
 * Connects client and server.
 * @param folder is created, filled, and removed again
 */
export async function joinSubject(subject: Subject, folder: string): Promise<Joined> {
  const { api, names, files } = subject;
  mkdirSync(folder, { recursive: true });
  const { client, server, routes } = await loadCode(files, folder);
  rmSync(folder, { recursive: true });
  const seen: Seen = { urls: [], received: [], checked: [], errors: [] };
  let handle = (_: Received): Promise<Answer | Response> => Promise.resolve({ status: 200 });
  const { routes: table, basePath } = routes['table'] as RouteTable;
  const handlers = Object.fromEntries(
    table.map(({ key }) => [
      key,
      (request: Omit<Received, 'key'>) => {
        const received = { key, ...request };
        seen.received.push(received);
        return handle(received);
      },
    ]),
  );
  const door: Door = { admitted: undefined };
  const served = serve(server, handlers, { table, api, names }, seen, door);
  const make = client['createClient'] as (options: unknown) => unknown;
  return {
    api,
    names,
    basePathOf: (name) => table.find((one) => one.operation === name)?.basePath ?? basePath,
    keys: new Map(table.map(({ key, operation }) => [operation, key])),
    client: (schemes, baseUrl) =>
      make({
        auth: authOf(schemes, subject),
        retries: 0,
        ...(baseUrl !== undefined && { baseUrl }),
        fetch: async (request: Request) => {
          seen.urls.push(request.url);
          const response = await served.fetch(request);
          await note(response, seen);
          return response;
        },
      }),
    call: (one, name, ...rest) => (client[name] as (...all: unknown[]) => Call)(one, ...rest),
    seen,
    expectCall: (next, admitted) => {
      door.admitted = admitted;
      for (const list of Object.values(seen) as unknown[][]) list.length = 0;
      handle = next;
    },
  };
}

function serve(
  server: Module,
  handlers: object,
  { table, api, names }: Pick<Subject, 'api' | 'names'> & { readonly table: Served['routes'] },
  seen: Seen,
  door: Door,
): Served {
  const needed = table.flatMap((route) =>
    (route.security ?? []).flatMap((one) => Object.keys(one)),
  );
  const declared = [...api.securitySchemes.keys()].map((id) => nameOfScheme(id, { names }));
  const security = Object.fromEntries(
    [...new Set([...declared, ...needed])].map((scheme) => [
      scheme,
      (credential: unknown) => {
        const { admitted } = door;
        const known = admitted === undefined || difference(admitted.get(scheme), credential);
        if (known !== true && known !== undefined) return false;
        seen.checked.push({ scheme, credential });
        return true;
      },
    ]),
  );
  const createApi = server['createApi'] as (handlers: object, options: object) => Served;
  return createApi(handlers, {
    security,
    responses: 'check',
    onError: (error: unknown) =>
      void seen.errors.push(classOf(String(error)) + '\u0000' + String(error)),
  });
}

/**
 * Replaces names and values in a message, so that the same failure has the same message for all
 * operations.
 */
export function classOf(message: string): string {
  return message
    .replace(/\b[A-Z]+ \S+ answered \d+ with /, '')
    .replace(/(must be one of|must be of|only|of type|the media type|^.*: media) .*$/, '$1 …')
    .replace(/"[^"]*"/g, '"…"')
    .replace(
      /(\bat least|\bat most|exactly|\bmultiple of|\d+ to|\bbelow|\babove) -?[\d.e+]+/g,
      '$1 N',
    )
    .replace(/\b[A-Z]+ (https?:)?\/\S*/g, '…');
}

/** Records the error of a response with problem details. */
async function note(response: Response, { errors, received }: Seen): Promise<void> {
  if (received.length > 0 || response.status < 400) return;
  const text = await response.clone().text();
  if (text === '') return void errors.push(`server refuses with ${response.status}`);
  const problem = JSON.parse(text) as {
    readonly detail?: string;
    readonly errors?: readonly {
      readonly in: string;
      readonly pointer?: string;
      readonly name?: string;
      readonly message: string;
    }[];
  };
  const [first] = problem.errors ?? [];
  const what = first === undefined ? problem.detail : `${first.in}: ${first.message}`;
  const where = first === undefined ? '' : ` at ${first.name ?? ''}${first.pointer ?? ''}`;
  errors.push(
    `server refuses with ${response.status}: ${classOf(what ?? '')}\u0000${what ?? ''}${where}`,
  );
}
