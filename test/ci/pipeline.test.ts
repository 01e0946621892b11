/**
 * The step of `action.yml`, and the script on GitLab, in a temporary repository with a simulated
 * host.
 *
 * @module-tag proof
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error Scripts have no declarations.
import * as github from '../../ci/github.mjs';
import { builtCommand } from '../built.js';
import { folderOfAllTests } from '../folder.js';

const ROOT = join(import.meta.dirname, '../..');
const folder = folderOfAllTests();
const API = (path: string, parameter = ''): string => `openapi: 3.0.0
info: { title: Pets, version: '1' }
servers: [{ url: https://api.pets.dev }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [${parameter}]
      responses: { '204': { description: None } }
  ${path}:
    get: { operationId: getOther, responses: { '204': { description: None } } }
`;

/** The comments of the host, and the requests that it received. */
const comments: { id: number; body: string }[] = [];
const asked: string[] = [];
let server: Server;
let url: string;
/** True if the host denies write access, as for the token of a fork. */
let refuses = false;

beforeAll(async () => {
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await text(request);
    asked.push(
      `${request.method} ${request.url} ${request.headers.authorization ?? request.headers['private-token']}`,
    );
    const body = sent === '' ? '' : (JSON.parse(sent) as { body: string }).body;
    if (request.method === 'POST') comments.push({ id: 7 + comments.length, body });
    const id = Number(/\d+$/.exec(request.url ?? '')?.[0]);
    const one = comments.find((comment) => comment.id === id);
    if (one && body !== '') one.body = body;
    if (refuses) response.statusCode = 403;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'GET' ? comments : {}));
  };
  server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await new Promise((listening) => server.on('listening', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder.write('api/pets.yaml', API('/cats'));
  folder.write('api/restitch.config.json', { inputs: 'pets.yaml', targets: { openapi: true } });
  generate();
  sh('git', 'init', '-q', '-b', 'main');
  commit();
});
afterAll(() => server.close());

beforeEach(() => {
  asked.length = 0;
});

function sh(command: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder.path,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`);
  return stdout;
}

function generate(): void {
  sh(process.execPath, builtCommand(), 'generate', 'api/restitch.config.json', '-q');
}

function commit(): void {
  sh('git', 'add', '-A');
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  sh('git', ...who, 'commit', '-q', '-m', 'x');
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}

/** Runs a step like GitHub: fills in expressions, and runs the script. */
async function step(
  inputs: Readonly<Record<string, string>> = {},
  cwd = folder.path,
  more: Readonly<Record<string, string>> = {},
): Promise<{ exit: number; out: string }> {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
  const [{ env, run } = { env: {}, run: '' }] = action.runs.steps;
  const known: Readonly<Record<string, string>> = {
    'github.action_path': ROOT,
    'github.token': 'SECRET',
    'github.event.pull_request.number': '3',
    'inputs.base || github.base_ref': 'main',
  };
  const fill = (value: string): string =>
    value.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const input = /^inputs\.(.*)$/.exec(expression)?.[1] ?? '';
      return known[expression] ?? inputs[input] ?? fill(action.inputs[input]?.default ?? '');
    });
  expect(run).not.toContain('${{');
  const filled = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, fill(value)]),
  );
  const host = {
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'acme/pets',
    GITHUB_WORKSPACE: cwd,
  };
  return execute('bash', ['-c', run], { ...more, ...filled, ...host }, cwd);
}

async function execute(
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = folder.path,
): Promise<{ exit: number; out: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, words, { cwd, env: { PATH, HOME, ...env } });
  const out = Promise.all([text(child.stdout), text(child.stderr)]);
  const exit = await new Promise<number>((ended) => child.on('close', (code) => ended(code ?? 2)));
  return { exit, out: (await out).join('') };
}

const CONFIG = { config: 'api/restitch.config.json' };

describe('on GitHub', () => {
  test('a pull request without changes for callers has no comment', async () => {
    sh('git', 'checkout', '-q', '-b', 'branch');
    const { exit, out } = await step(CONFIG);
    expect(out).toContain('the output is up to date\n');
    expect(out).toContain('the API: 0 breaking, 0 perhaps, 0 compatible\n');
    expect(exit).toBe(0);
    expect(asked).toEqual([
      'GET /repos/acme/pets/issues/3/comments?per_page=100&page=1 Bearer SECRET',
    ]);
    expect(comments).toEqual([]);
  });

  test('stale files and breaking changes are reported at their lines, and in one comment', async () => {
    const limit = '{ name: limit, in: query, required: true, schema: { type: integer } }';
    folder.write('api/pets.yaml', API('/dogs', limit));
    const { exit, out } = await step(CONFIG);
    expect(exit).toBe(1);
    expect(out).toMatch(/^::error title=restitch check::the output is out of date: run restitch/m);
    expect(out).toMatch(
      /^::error file=api\/pets\.yaml,line=8,col=\d+,title=parameter\/required-added::/m,
    );
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(
      /^<!-- restitch api\/restitch\.config\.json -->\n## API changes: /,
    );
    // The base is checked out in a folder of another name every time.
    expect(comments[0]?.body).not.toContain('restitch-base-');
    expect(comments[0]?.body).toMatch(/`main:api\/pets\.yaml:\d+:\d+`/);
    expect(asked.at(-1)).toBe('POST /repos/acme/pets/issues/3/comments Bearer SECRET');
    expect(out).not.toContain('SECRET');
  });

  test('the comment is updated, and options decide which findings fail the check', async () => {
    generate();
    commit();
    expect((await step({ ...CONFIG, 'fail-on': 'none' })).exit).toBe(0);
    expect(asked.at(-1)).toBe('PATCH /repos/acme/pets/issues/comments/7 Bearer SECRET');
    folder.write('api/pets.yaml', API('/cats'));
    generate();
    expect((await step(CONFIG)).exit).toBe(0);
    expect(comments.map(({ body }) => body.split('\n')[1])).toEqual([
      'Nothing changes for callers.',
    ]);
  });

  test('a token without write access is reported, and does not fail the check', async () => {
    refuses = true;
    const { exit, out } = await step(CONFIG);
    refuses = false;
    expect(out).toMatch(/^no comment was written: GET \/repos\S* was answered with 403$/m);
    expect(exit).toBe(0);
  });

  test('a shallow checkout fetches the base from the remote', async () => {
    const shallow = join(folder.path, '.git/shallow-checkout');
    sh('git', 'clone', '-q', '--depth=1', '--branch=branch', `file://${folder.path}`, shallow);
    const { exit, out } = await step({ ...CONFIG, 'fail-on': 'any' }, shallow);
    expect(out).toMatch(/^the API: \d+ breaking, /m);
    expect(exit).toBe(1);
  });

  test('the check removes its temporary files', () => {
    sh('git', 'checkout', '-q', '--', '.');
    expect(sh('git', 'status', '--porcelain')).toBe('');
    expect(sh('git', 'worktree', 'list').trim().split('\n')).toHaveLength(1);
  });
});

test('on GitLab the result is a note and a report', async () => {
  comments.length = 0;
  folder.write('api/pets.yaml', API('/birds'));
  generate();
  const env = {
    ...{ GITLAB_CI: 'true', CI_PROJECT_DIR: folder.path, CI_API_V4_URL: url, CI_PROJECT_ID: '5' },
    ...{ CI_MERGE_REQUEST_IID: '9', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
    ...{ RESTITCH_TOKEN: 'SECRET', RESTITCH_CONFIG: 'api/restitch.config.json' },
  };
  const { exit } = await execute(process.execPath, [join(ROOT, 'ci/main.mjs')], env);
  expect(exit).toBe(1);
  expect(asked.at(-1)).toBe('POST /projects/5/merge_requests/9/notes SECRET');
  const report = JSON.parse(folder.read('gl-code-quality-report.json')) as object[];
  expect(report).toContainEqual(expect.objectContaining({ severity: 'critical' }));
});

describe('a configuration of a pull request that prints its environment', () => {
  /** Secrets of a pipeline, and a variable that the project reads a description with. */
  const env = {
    ...{ GITHUB_TOKEN: 'SECRET', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'SECRET' },
    ...{ ACTIONS_RUNTIME_TOKEN: 'SECRET', GITHUB_ENV: 'SECRET', NODE_AUTH_TOKEN: 'SECRET' },
    ...{ CI_JOB_TOKEN: 'SECRET', CI_JOB_JWT_V2: 'SECRET', CI_DEPLOY_PASSWORD: 'SECRET' },
    ...{ CI_REGISTRY_PASSWORD: 'SECRET', CI_REPOSITORY_URL: 'https://x:SECRET@gitlab.example' },
    ACME_TOKEN: 'of the project',
  };
  const seen = (): string => join(folder.path, '.git/seen.txt');
  const config = { config: 'api/leak.config.mjs' };

  beforeAll(() => {
    sh('git', 'checkout', '-q', '-f', 'main');
    const written = `appendFileSync(${JSON.stringify(seen())}, JSON.stringify(process.env) + '\\n')`;
    folder.write(
      config.config,
      `import { appendFileSync } from 'node:fs';
${written};
export default { inputs: 'pets.yaml', targets: { openapi: true } };`,
    );
    commit();
  });
  beforeEach(() => writeFileSync(seen(), ''));

  /** The environment of each run of restitch. */
  const shown = (): string[] => readFileSync(seen(), 'utf8').trim().split('\n');

  test('gets no secret on GitHub', async () => {
    const { out } = await step(config, folder.path, env);
    expect(out).toContain('the API: 0 breaking');
    expect(asked.at(-1)).toContain('SECRET');
    expect(shown()).toHaveLength(3);
    expect(shown().filter((one) => one.includes('SECRET'))).toEqual([]);
    expect(shown().filter((one) => !one.includes('of the project'))).toEqual([]);
  });

  test('gets no secret on GitLab', async () => {
    const { out } = await execute(process.execPath, [join(ROOT, 'ci/main.mjs')], {
      ...{ ...env, GITLAB_CI: 'true', CI_PROJECT_DIR: folder.path, CI_API_V4_URL: url },
      ...{ CI_PROJECT_ID: '5', CI_MERGE_REQUEST_IID: '9', RESTITCH_BASE: 'main' },
      ...{ RESTITCH_TOKEN: 'SECRET', RESTITCH_CONFIG: config.config },
    });
    expect(out).toContain('the API: 0 breaking');
    expect(asked.at(-1)).toContain('SECRET');
    expect(shown()).toHaveLength(3);
    expect(shown().filter((one) => one.includes('SECRET'))).toEqual([]);
  });
});

test('text of a description cannot start a workflow command', () => {
  const { workflowCommand } = github as { workflowCommand: (one: object) => string };
  const hostile = 'a\n::set-output name=x::y%0A\r,b:c';
  const line = workflowCommand({
    level: 'error',
    title: hostile,
    message: hostile,
    file: hostile,
    line: 1,
  });
  expect(line).toBe(
    '::error file=a%0A%3A%3Aset-output name=x%3A%3Ay%250A%0D%2Cb%3Ac,line=1,title=a%0A%3A%3Aset-output name=x%3A%3Ay%250A%0D%2Cb%3Ac::a%0A::set-output name=x::y%250A%0D,b:c',
  );
});
