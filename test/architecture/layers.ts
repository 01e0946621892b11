/**
 * Import rules for the linter, generated from the table of rooms, so that editors show violations.
 */
import { filesBelow, isTest, RUNTIME } from './files.js';
import { folderOf, isWithin, mayEnter, ROOMS, withinGroup } from './rooms.js';

/** Files without a rule for imports. */
const TESTS = ['**/*.test.ts', '**/test/**'];

/**
 * Files that the linter can only distinguish by how far their imports climb: `../` for each parent
 * folder.
 */
interface Floor {
  readonly room: string;
  /** The number of folders between the room's group, or `templates`, and the file. */
  readonly folders: number;
}

const OUTER = [...new Set(Object.keys(ROOMS).map((room) => room.split('/')[0] ?? room))];

/** True if any file of one room may import any file of the other. */
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
    const [room = '', ...rest] = withinGroup(path).split('/');
    // A file directly in `src` has no parent folder to import from.
    if (rest.length > 0) found.set(`${room} ${rest.length}`, { room, folders: rest.length });
  }
  return [...found.values()].sort(
    (a, b) => OUTER.indexOf(a.room) - OUTER.indexOf(b.room) || a.folders - b.folders,
  );
}

/** The path of a room, relative to the folder that contains the other room. */
function wayTo(to: string, from: string): string {
  const [target, source] = [to, from].map((room) => folderOf(room).split('/'));
  const shared = target?.findIndex((part, index) => part !== source?.[index]) ?? 0;
  const climbed = '../'.repeat((source?.length ?? 0) - shared - 1);
  return `${climbed}${target?.slice(shared).join('/')}`;
}

/** The rule for the files at one depth of a room: the rooms that they must not import. */
function rule({ room, folders }: Floor): object {
  const closed = OUTER.filter((to) => to !== room && to !== 'cli.ts' && !mayAnyEnter(room, to));
  const byClimb = new Map<string, string[]>();
  for (const way of closed.map((to) => wayTo(to, room))) {
    const climb = /^(?:\.\.\/)*/.exec(way)?.[0] ?? '';
    byClimb.set(climb, [...(byClimb.get(climb) ?? []), way.slice(climb.length)]);
  }
  const patterns = [...byClimb].map(([climb, ways]) => ({
    regex: `^(?:\\.\\./){${folders + climb.length / 3}}(?:${ways.join('|')})(?:/|\\.js$)`,
    message: `${room} must not enter this room (test/architecture/rooms.ts).`,
  }));
  return restricted([`${folderOf(room)}${'/*'.repeat(folders)}.ts`], patterns, TESTS);
}

function restricted(
  files: readonly string[],
  patterns: readonly object[],
  excludeFiles: readonly string[],
): object {
  return { files, excludeFiles, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** The contents of `.oxlintrc.layers.json`. */
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
