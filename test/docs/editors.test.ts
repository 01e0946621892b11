/** The problem matcher of the guide finds the problems that the watch task prints. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { folderOfEachTest } from '../folder.js';

const folder = folderOfEachTest();

interface Matcher {
  readonly pattern: readonly { readonly regexp: string }[];
  readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
}

const page = readFileSync('docs/project/editors.md', 'utf8');
const [, tasks = ''] = /```json\n\/\/ \.vscode\/tasks\.json\n([^]*?)```/.exec(page) ?? [];
const [{ problemMatcher: matcher }] = (
  JSON.parse(tasks) as { tasks: [{ problemMatcher: Matcher }] }
).tasks;
const [head = /$^/, place = /$^/] = matcher.pattern.map(({ regexp }) => new RegExp(regexp));

/**
 * The problems in the output, as an editor reads them: further lines of a problem follow its first
 * line.
 */
function problems(said: string): string[] {
  const lines = said.split('\n');
  return lines.flatMap((line, index) => {
    const [, severity, code, message] = head.exec(line) ?? [];
    const [, file, row, column] = place.exec(lines[index + 1] ?? '') ?? [];
    if (code === undefined || file === undefined) return [];
    return [`${file}:${row}:${column} ${severity} ${code} ${message}`];
  });
}

const API = (summary: string): string => `openapi: 3.0.0
info: { title: Pets, version: '1' }
servers: [{ url: https://api.pets.dev }]
paths:
  /pets/{id}:
    get: { operationId: getPet, summary: ${summary}, responses: { '204': { description: None } } }
`;

beforeEach(() => {
  folder.write('package.json', {});
  folder.write('restitch.config.json', { inputs: 'pets.yaml', targets: { openapi: true } });
  folder.write('pets.yaml', API('One pet'));
});

/** Watches, calls back with the output after each run, and ends on request. */
async function watch(onWait: (said: string, count: number) => boolean): Promise<void> {
  let [said, stop, count] = ['', (): void => undefined, 0];
  const ends = new RegExp(matcher.background.endsPattern, 'm');
  await run(['generate', '--watch'], {
    cwd: folder.path,
    out: () => undefined,
    err: (text) => {
      said += text;
      if (!ends.test(text)) return;
      const isOver = onWait(said, ++count);
      said = '';
      if (isOver) stop();
    },
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
    onStop: (listener) => (stop = listener),
  });
}

test('the matcher of VS Code finds problems, and when a run starts and ends', async () => {
  const rounds: string[] = [];
  await watch((said, count) => {
    rounds.push(said);
    if (count === 1) folder.write('pets.yaml', API('[broken'));
    return count === 2;
  });
  const [first = '', second = ''] = rounds;
  expect(problems(first)).toContainEqual(
    expect.stringMatching(/^pets\.yaml:6:5 warning param\/undeclared ./),
  );
  expect(second).toMatch(new RegExp(matcher.background.beginsPattern, 'm'));
  expect(problems(second)).toContainEqual(
    expect.stringMatching(/^pets\.yaml:\d+:\d+ error yaml\//),
  );
});
