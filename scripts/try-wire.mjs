/**
 * Writes the code that serializes parameters in the form of the docs. It is the code of the
 * generated client, as one classic script, because a page that is opened from a disk cannot load
 * modules. Run it after a change of that code. A test fails if the script does not match.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CONTENTS = `
  import { form, deepObject, wholeQuery } from './query.js';
  import { simple, label, matrix } from './path.js';
  import { header } from './header.js';
  globalThis.docsWire = { form, deepObject, wholeQuery, simple, label, matrix, header };
`;

/** The text of the script. */
export async function tryWireScript() {
  const { outputFiles } = await build({
    stdin: {
      contents: CONTENTS,
      loader: 'ts',
      resolveDir: fileURLToPath(new URL('../templates/client/runtime/', import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  const about = '// Functions of the generated client that write parameters.';
  return `${about}\n${outputFiles[0]?.text ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../templates/docs/runtime/try-wire.js', import.meta.url);
  writeFileSync(target, await tryWireScript());
}
