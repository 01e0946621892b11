// Builds the docs of one description in a separate process, and prints the cost. The settings of V8
// are those of the `restitch` command.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { resolveConfig, runPipeline as generate, setUpEngine } from '../../dist/src/internals.js';

setUpEngine();
const [file, out, options = '{}'] = process.argv.slice(2);
const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let render = 0;
const config = resolveConfig({ inputs: file, targets: { docs: JSON.parse(options) } });
const { files, api, names } = await generate({
  files: [{ source: basename(file), bytes: readFileSync(file) }],
  overlays: [],
  config,
  onStage: (stage) => {
    if (stage === 'render') render = milliseconds();
  },
});
render = milliseconds() - render;
const hash = createHash('sha256');
mkdirSync(out, { recursive: true });
for (const { path, text } of files) {
  const file = join(out, path.replace(/^.*?docs\//, ''));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  hash.update(`${path}\0${text}\0`);
}
const endpoints = api.endpoints.map(({ key, path, method, trailingSlash }) => ({
  name: names.operations.get(key),
  method,
  path:
    '/' +
    path.map((parts) => parts.map((part) => part.text ?? `{${part.name}}`).join('')).join('/') +
    (trailingSlash ? '/' : ''),
}));
const { maxRSS } = process.resourceUsage();
const result = {
  cpu: milliseconds(),
  render,
  memory: maxRSS / 1024,
  hash: hash.digest('hex'),
  endpoints,
};
process.stdout.write(JSON.stringify(result));
