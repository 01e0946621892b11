// Writes pages for each peer that contain the description, so that they fetch only their own files.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, 'node_modules');
const BUNDLES = join(MODULES, '.bundles');

/**
 * The folder of an unpacked package. Such a package contains its dependencies, so it is not
 * installed.
 */
const folderOf = (name, version) => join(BUNDLES, `${name.replace(/\W+/g, '-')}-${version}`);

/**
 * Downloads and unpacks the packages that `bundles` in `package.json` pins.
 * @param {string} here the folder of that file
 * @throws {Error} when npm or tar fails
 */
export function fetchBundles(here) {
  const { bundles } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries(bundles)) {
    const folder = folderOf(name, version);
    if (existsSync(join(folder, 'package'))) continue;
    mkdirSync(folder, { recursive: true });
    const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--silent'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const file = packed.stdout.trim().split('\n').at(-1) ?? '';
    const { status } = spawnSync('tar', ['xzf', file], { cwd: folder });
    if (packed.status !== 0 || status !== 0) throw new Error(`${name} was not unpacked`);
  }
}

const REDOC_3 = join(folderOf('redoc', '3.0.1'), 'package/bundles/redoc.standalone.js');
const SCALAR = join(
  folderOf('@scalar/api-reference', '1.72.1'),
  'package/dist/browser/standalone.js',
);

/** The files of each peer, the contents of its page's head, and the script that starts it. */
export const PEERS = {
  redoc: {
    files: { 'redoc.standalone.js': join(MODULES, 'redoc/bundles/redoc.standalone.js') },
    head: '',
    start: (spec) =>
      `<script src="redoc.standalone.js"></script><script>Redoc.init(${spec}, {}, document.getElementById('docs'))</script>`,
  },
  'redoc-3': {
    files: { 'redoc-3.js': REDOC_3 },
    head: '',
    start: (spec) =>
      `<script type="module">import { init } from './redoc-3.js'; init(${spec}, { disableTelemetry: true }, document.getElementById('docs'));</script>`,
  },
  scalar: {
    files: { 'scalar.js': SCALAR },
    head: '',
    start: (spec) =>
      `<script src="scalar.js"></script><script>Scalar.createApiReference('#docs', { content: ${spec}, telemetry: false })</script>`,
  },
  'swagger-ui': {
    files: {
      'swagger-ui-bundle.js': join(MODULES, 'swagger-ui-dist/swagger-ui-bundle.js'),
      'swagger-ui.css': join(MODULES, 'swagger-ui-dist/swagger-ui.css'),
    },
    head: '<link rel="stylesheet" href="swagger-ui.css">',
    start: (spec) =>
      `<script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ spec: ${spec}, dom_id: '#docs', deepLinking: true, filter: true })</script>`,
  },
};

/** Writes a page for each peer. */
export function writePeers(file, name, folder) {
  const spec = readFileSync(file, 'utf8').replaceAll('<', '\\u003c');
  for (const [peer, { files, head, start }] of Object.entries(PEERS)) {
    for (const [to, from] of Object.entries(files)) cpSync(from, join(folder, to));
    writeFileSync(
      join(folder, `${peer}.html`),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${head}</head><body><div id="docs"></div>${start(spec)}</body></html>`,
    );
  }
}
