/** A server generated from schemas, and its responses to values that are sent to it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { build } from 'esbuild';
import { resolveConfig, type UserConfig } from '../../src/run/config/config.js';
import type { OutputFile } from '../../src/print/emit/file.js';
import { runPipeline, type Generated } from '../../src/run/pipeline/generate.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { toJson } from '../../src/input/source/model-json.js';
import { fits } from '../../src/values/validation/index.js';
import { MIRRORS, referencedIn, withDraft } from './remotes.js';
import type { Draft, Group } from './suite.js';

/** The status of the server's response to a value that is sent as the body of a request. */
export type Ask = (group: number, body: string) => Promise<number>;

interface Server {
  readonly fetch: (request: Request) => Promise<Response>;
}

interface Module {
  readonly createApi: (handlers: object, options: object) => Server;
}

/**
 * Generates one server for all groups: each schema is the body of an operation.
 * @param formats whether the server checks the formats of strings
 * @param exported true to generate the server from the exported OpenAPI document
 */
export async function serve(
  draft: Draft,
  groups: readonly Group[],
  formats: 'all' | 'none',
  exported = false,
): Promise<Ask> {
  const targets = { server: { formats, handlers: 'handlers' } };
  const stated = referencedIn(descriptionOf(draft, groups), draft);
  const made = await generated(exported ? await exportOf(stated) : stated, targets);
  const { createApi } = await load(made.filter(({ path }) => /^server\/.*\.ts$/.test(path)));
  const handlers = Object.fromEntries(
    groups.map((_, index) => [`POST /t/${index}`, () => ({ status: 204 })]),
  );
  const server = createApi(handlers, { onError: (error: unknown) => console.error(error) });
  return async (group, body) => {
    const headers = { 'content-type': 'application/json' };
    const url = `http://suite.test/t/${group}`;
    return (await server.fetch(new Request(url, { method: 'POST', headers, body }))).status;
  };
}

/**
 * Returns a function that validates values like examples and samples are validated, without a
 * server.
 */
export async function judge(
  draft: Draft,
  groups: readonly Group[],
): Promise<(group: number, value: unknown) => boolean> {
  const files = referencedIn(descriptionOf(draft, groups), draft);
  const { api } = await made(files, undefined);
  const bodies = new Map(api.endpoints.map(({ operationId, body }) => [operationId?.value, body]));
  return (group, value) => {
    const schema = bodies.get(`t${group}`)?.media[0]?.schema;
    if (schema === undefined) throw new Error(`no schema for group ${group}`);
    const judging = { api, direction: 'write', steps: { left: 1_000_000 } } as const;
    return fits(schema, toJson(value), judging);
  };
}

async function generated(
  files: readonly SourceFile[],
  targets: UserConfig['targets'],
): Promise<readonly OutputFile[]> {
  return (await made(files, targets)).files;
}

function made(files: readonly SourceFile[], targets: UserConfig['targets']): Promise<Generated> {
  const config = resolveConfig({
    inputs: [],
    title: 'Suite',
    ...(targets && { targets }),
    nameInlineObjects: false,
    read: { impliedTypes: false, mirrors: MIRRORS },
  });
  return runPipeline({ files, overlays: [], config });
}

/** Replaces the files of the description by the exported OpenAPI document, which is one file. */
async function exportOf(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const [only] = await generated(files, { openapi: true });
  return [{ source: 'openapi.json', bytes: new TextEncoder().encode(only?.text ?? '') }];
}

/**
 * The description, and a separate file for each schema, because `#` must refer to the schema
 * itself.
 */
function descriptionOf(draft: Draft, groups: readonly Group[]): SourceFile[] {
  const paths = groups.map((group, index) => {
    // A file that contains only `false` is not a document.
    const isWhole = typeof group.schema === 'boolean';
    const schema = isWhole ? group.schema : { $ref: `./schemas/${index}.json` };
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    const responses = { 204: { description: 'Valid' } };
    return [`/t/${index}`, { post: { operationId: `t${index}`, requestBody, responses } }];
  });
  const description = {
    openapi: draft === 'draft4' ? '3.0.3' : '3.1.0',
    info: { title: 'Suite', version: '1' },
    paths: Object.fromEntries(paths) as object,
  };
  return [
    source('suite.json', description),
    ...groups.map(({ schema }, index) =>
      source(`schemas/${index}.json`, withDraft(schema, draft), true),
    ),
  ];
}

function source(name: string, data: unknown, referenced = false): SourceFile {
  return { source: name, bytes: new TextEncoder().encode(JSON.stringify(data)), referenced };
}

async function load(files: readonly OutputFile[]): Promise<Module> {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-suite-'));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const outfile = join(folder, 'suite.mjs');
    await build({
      ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error' },
      entryPoints: [join(folder, 'server/index.ts')],
      outfile,
    });
    return (await import(/* @vite-ignore */ outfile)) as Module;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
