/** The first afternoon of a team with its API: every step of a person, and its expected result. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const preload = (name) => pathToFileURL(join(import.meta.dirname, name)).href;
const LOOPBACK = preload('loopback.mjs');
const LISTENING = preload('listening.mjs');

/**
 * Follows the steps of a person, and throws if one fails.
 * @param subject `call`: the request of the first program; `change`: the old and the new text in
 *   the descriptions; `rule`: the `diff` rule that reports this change
 * @param step called before each step
 */
export async function walk(project, subject, step) {
  step('init');
  const { call, server } = await setUp(project, subject);
  step('the first call');
  project.write('main.ts', call);
  compiles(project);
  assert.deepEqual(await requestsOf(project, 'dist/main.js'), [subject.call]);
  if (server !== undefined) {
    step('serving it');
    await serves(project, subject, server);
  }
  step('a change of the description');
  changed(project, subject);
}

/** Runs `init`, `generate`, and `generate` again, and checks the output in the terminal. */
async function setUp(project, { inputs, targets }) {
  const { out } = succeeds(project.init());
  for (const path of Object.keys(inputs)) assert.match(out, new RegExp(`^  ${path}$`, 'm'));
  assert.match(
    out,
    new RegExp(`^wrote restitch.config.ts: generates ${targets} into the folder generated$`, 'm'),
  );
  assert.match(out, /^next, run: npm run generate$/m);
  assert.match(succeeds(project.generate()).out, /endpoints? in .* created/);
  assert.match(succeeds(project.restitch('generate')).out, / unchanged/);
  assert.match(succeeds(project.restitch('check')).out, /^up to date/);
  const [, call, server] = out
    .split(/^(?:then call|to serve) the API, in a file next to .*:$/m)
    .map(withoutMargin);
  return { call, server };
}

function withoutMargin(text) {
  return text.replaceAll(/^ {2}/gm, '').trim() + '\n';
}

/** The requests of a program, as `METHOD /path`. */
async function requestsOf(project, file) {
  const seen = [];
  const service = createServer(({ method, url }, response) => {
    seen.push(`${method} ${url}`);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  const env = { LOOPBACK: `http://127.0.0.1:${service.address().port}` };
  const program = project.start(['--import', LOOPBACK, file], env);
  let complaint = '';
  program.stderr.on('data', (bytes) => (complaint += bytes));
  const [exit] = await once(program, 'exit');
  service.close();
  assert.equal(exit, 0, complaint);
  return seen;
}

/**
 * The server program responds: 401 without credentials, 501 for a missing handler, 404 for an
 * unknown path.
 */
async function serves(project, { answers }, text) {
  project.write('serve.ts', text.replace('3000', '0'));
  compiles(project);
  const program = project.start(['--import', LISTENING, 'dist/serve.js'], {});
  try {
    const port = await portOf(program);
    for (const [path, status] of answers) {
      assert.equal((await fetch(`http://127.0.0.1:${port}${path}`)).status, status, path);
    }
  } finally {
    program.kill();
  }
}

/** The port that a program prints. */
async function portOf(program) {
  let [said, complaint] = ['', ''];
  program.stderr.on('data', (bytes) => (complaint += bytes));
  return new Promise((known, fail) => {
    program.stdout.on('data', (bytes) => {
      const [, port] = /^port (\d+)$/m.exec((said += bytes)) ?? [];
      if (port !== undefined) known(port);
    });
    program.on('exit', (code) => fail(new Error(`it ended with ${code}: ${complaint}`)));
  });
}

/**
 * The description changes: the change is reported, and everything is up to date and compiles again.
 */
function changed(project, { inputs, change, rule }) {
  const [from, to] = change;
  for (const path of Object.keys(inputs)) {
    const file = join(project.folder, path);
    cpSync(file, join(project.folder, 'before', path));
    project.write(path, readFileSync(file, 'utf8').replaceAll(from, to));
  }
  const stale = project.restitch('check');
  assert.equal(stale.exit, 1, stale.all);
  const sides = Object.keys(inputs);
  const differs = project.restitch('diff', ...sides.map((one) => `before/${one}`), '--', ...sides);
  assert.equal(differs.exit, 1, differs.all);
  assert.ok(differs.out.includes(rule), differs.out);
  succeeds(project.restitch('explain', rule));
  succeeds(project.restitch('generate'));
  assert.match(succeeds(project.restitch('check')).out, /^up to date/);
  compiles(project);
}

function compiles(project) {
  const { exit, all } = project.compile();
  assert.equal(exit, 0, all);
}

function succeeds(outcome) {
  assert.equal(outcome.exit, 0, outcome.all);
  return outcome;
}
