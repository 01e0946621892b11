/**
 * Keeps the number of built files small. Each lazy import would become a file of its own, and a run
 * would load a hundred of them. So lazy imports of one part share one file, whose modules are
 * loaded together (docs/decisions/0013-where-the-time-goes.md).
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** The first part whose pattern matches the path of a module contains this module. */
const PARTS = [
  // What a run needs to find out that nothing changed.
  ['start', /^src\/(?:cli\/(?:main|generate\/index|job\/)|run\/config\/|output\/files\/version)/],
  ['docs', /^(?:templates\/docs|src\/output\/targets\/docs)\//],
  ['commands', /^src\/(?:service|cli\/(?!generate\/|print|run))/],
  ['targets', /^src\/output\/targets\/(?!client|server|openapi)/],
  ['generate', /^(?:src|templates)\//],
];

/** Matches a lazy import of a module of the project. */
const LAZY = /(?<!typeof )\bimport\('(\.{1,2}\/[^']+)\.js'\)/g;

/** Modules that benchmarks and proofs call, and users cannot: `dist/src/internals.js`. */
const INTERNALS = `
  export const { setUpEngine } = await import('./src/cli/engine.js');
  export const { runPipeline } = await import('./src/run/pipeline/generate.js');
  export const { resolveConfig } = await import('./src/run/config/config.js');
  export const { createReport } = await import('./src/base/diagnostics/report.js');
  export const { toOpenApi } = await import('./src/print/openapi/document.js');
  export const { jsonText } = await import('./src/print/emit/json/index.js');
`;

/**
 * A plugin of esbuild that puts lazily imported modules into parts. It also adds the entry
 * `internals`.
 * @param root the folder of the project
 */
export function chunks(root) {
  const lazy = lazyModules(root);
  const rewritten = (text, folder) =>
    text.replace(LAZY, (whole, path) => {
      const module = lazy.get(posix.join(folder, `${path}.ts`));
      return module ? `import('part:${module.part}').then((all) => all.${module.name})` : whole;
    });
  return {
    name: 'chunks',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^part:|^internals$/ }, ({ path }) => ({ path, namespace: 'chunks' }));
      onLoad({ filter: /^part:/, namespace: 'chunks' }, ({ path }) => ({
        contents: exportsOf(path.slice('part:'.length), lazy),
        resolveDir: root,
      }));
      onLoad({ filter: /^internals$/, namespace: 'chunks' }, () => ({
        contents: rewritten(INTERNALS, ''),
        resolveDir: root,
      }));
      onLoad({ filter: /\.ts$/ }, ({ path }) => ({
        contents: rewritten(readFileSync(path, 'utf8'), posixPath(relative(root, dirname(path)))),
        loader: 'ts',
      }));
    },
  };
}

function exportsOf(part, lazy) {
  const modules = [...lazy].filter(([, one]) => one.part === part);
  return modules.map(([file, { name }]) => `export * as ${name} from './${file}';`).join('\n');
}

/** Finds all modules that are imported lazily, with the part and the name of each. */
function lazyModules(root) {
  const files = ['src', 'templates'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true })
      .map((file) => `${top}/${posixPath(file)}`)
      .filter((file) => /(?<!\.test)(?<!\.d)\.ts$/.test(file) && !file.includes('/test/')),
  );
  const texts = files.map((file) => [posix.dirname(file), readFileSync(join(root, file), 'utf8')]);
  const imports = [...texts, ['', INTERNALS]].flatMap(([folder, text]) =>
    [...text.matchAll(LAZY)].map(([, path]) => posix.join(folder, `${path}.ts`)),
  );
  // Comments contain examples of imports, whose files do not exist.
  const modules = [...new Set(imports)].filter((file) => existsSync(join(root, file))).sort();
  return new Map(
    modules.map((file, index) => {
      const [part] = PARTS.find(([, pattern]) => pattern.test(file));
      return [file, { part, name: `m${index}` }];
    }),
  );
}

function posixPath(path) {
  return path.split(sep).join('/');
}
