/** Compiles what was generated for some documents, all at once. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const package_ = require.resolve('typescript/package.json');
const TSC = join(dirname(package_), require(package_).bin.tsc);

const OPTIONS = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What the most careful projects switch on besides. */
const PICKY = {
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noUncheckedIndexedAccess: true,
  noUnusedParameters: true,
};

/**
 * @param folder holds a folder for each document
 * @param picky every strict option that there is
 * @returns the errors of each folder: `client/schemas.ts(1,2): error TS1234: …`
 */
export async function compile(folder, picky) {
  const compilerOptions = { ...OPTIONS, ...(picky && PICKY) };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['**/*.ts'] }),
  );
  const output = await run(['-p', folder, '--pretty', 'false', '--singleThreaded'], folder);
  const errors = new Map();
  for (const line of output.split('\n')) {
    if (!/error TS\d+/.test(line)) continue;
    const [, name, message] = /^([^/]+)\/(.*)$/.exec(line) ?? [undefined, 'compiler', line];
    errors.set(name, [...(errors.get(name) ?? []), message.slice(0, 400)]);
  }
  return errors;
}

function run(flags, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TSC, ...flags], { cwd, stdio: ['ignore', 'pipe', 2] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status, signal) =>
      status === 0 || /error TS\d+/.test(output)
        ? resolve(output)
        : reject(new Error(`tsc ended with ${signal ?? status}: ${output}`)),
    );
  });
}
