/** The walls between the rooms of `src` as rules of the linter, so that editors show them. */
import { filesBelow, isTest, RUNTIME } from './files.js';
import { isWithin, mayEnter, ROOMS } from './rooms.js';

/** What no rule of imports is about. */
const TESTS = ['**/*.test.ts', '**/test/**'];

/** Files that the linter tells apart by what their imports climb over: `../` for each folder around them. */
interface Floor {
  readonly room: string;
  readonly folders: number;
}

const OUTER = [...new Set(Object.keys(ROOMS).map((room) => room.split('/')[0] ?? room))];

/** Whether any file of a room may import some file of another. */
function mayAnyEnter(from: string, to: string): boolean {
  const within = (outer: string): string[] => [
    outer,
    ...Object.keys(ROOMS).filter((room) => isWithin(room, outer) && !room.endsWith('/runtime')),
  ];
  return within(from).some((one) => within(to).some((other) => mayEnter(one, other)));
}

function floors(): Floor[] {
  const found = new Map<string, Floor>();
  for (const path of [...filesBelow('src'), ...filesBelow('templates')]) {
    if (!path.endsWith('.ts') || isTest(path) || RUNTIME.test(path)) continue;
    const parts = path.split('/');
    const room = parts[0] === 'templates' ? 'templates' : (parts[1] ?? '');
    const folders = parts.length - (room === 'templates' ? 1 : 2);
    // A file of `src` itself climbs over nothing.
    if (folders > 0) found.set(`${room} ${folders}`, { room, folders });
  }
  return [...found.values()].sort(
    (a, b) => OUTER.indexOf(a.room) - OUTER.indexOf(b.room) || a.folders - b.folders,
  );
}

/** A file beside `src`, or below it: the rooms that it must not enter. */
function rule({ room, folders }: Floor): object {
  const isBeside = room === 'templates';
  const closed = OUTER.filter((to) => to !== room && to !== 'cli.ts' && !mayAnyEnter(room, to));
  const rooms = closed.filter((to) => to !== 'templates').join('|');
  const climbed = (count: number): string => `^(?:\\.\\./){${count}}`;
  const patterns = [
    { regex: `${climbed(folders)}${isBeside ? 'src/' : ''}(?:${rooms})(?:/|\\.js$)` },
    ...(closed.includes('templates') ? [{ regex: `${climbed(folders + 1)}templates/` }] : []),
  ].map((pattern) => ({
    ...pattern,
    message: `${room} must not enter this room (test/architecture/rooms.ts).`,
  }));
  const files = [`${isBeside ? '' : 'src/'}${room}${'/*'.repeat(folders)}.ts`];
  return restricted(files, patterns, TESTS);
}

function restricted(
  files: readonly string[],
  patterns: readonly object[],
  excludeFiles: readonly string[],
): object {
  return { files, excludeFiles, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** What `.oxlintrc.layers.json` holds. */
export function layers(): object {
  const message = 'It is copied into projects as it stands, and knows nothing of the house.';
  const runtimes = ['templates/*/runtime/*.ts', 'src/output/targets/*/runtime/*.ts'];
  return {
    overrides: [
      ...floors().map(rule),
      restricted(runtimes, [{ regex: '^\\.\\./', message }], TESTS),
    ],
  };
}
