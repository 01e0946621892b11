/** A generated server in memory, whose handlers return what a test asks for. */
import { build } from 'esbuild';
import { posix } from 'node:path';
import { resolveConfig, type UserConfig } from '../../src/run/config/config.js';
import { runPipeline } from '../../src/run/pipeline/generate.js';

interface Api {
  readonly fetch: (request: Request) => Promise<Response>;
}

interface Module {
  readonly createApi: (handlers: object, options: object) => Api;
}

/** Generates a server from an OpenAPI document, and loads it. */
export async function loadServer(
  document: object,
  config: Partial<UserConfig> = {},
): Promise<Module> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const { files } = await runPipeline({
    files: [{ source: 'api.json', bytes }],
    overlays: [],
    config: resolveConfig({ inputs: [], targets: { server: { handlers: 'handlers' } }, ...config }),
  });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { outputFiles } = await build({
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', write: false },
    stdin: { contents: 'export { createApi } from "./server/api.js";', sourcefile: 'entry.ts' },
    logLevel: 'error',
    plugins: [
      {
        name: 'memory',
        setup: (builder) => {
          builder.onResolve({ filter: /^\./ }, ({ path, importer }) => ({
            path: posix.join(posix.dirname(importer), path).replace(/\.js$/, '.ts'),
            namespace: 'memory',
          }));
          builder.onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => ({
            contents: texts.get(path) ?? '',
            loader: 'ts',
          }));
        },
      },
    ],
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${text}`)) as Module;
}
