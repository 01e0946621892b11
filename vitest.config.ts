import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { settingsOf } from './src/cli/engine.js';
import { fromCompiled } from './test/compiled.js';
import { PROOF, isProofFile, isQuick } from './test/suite/scope.js';
import { SkippedTests, TOOL_TAGS } from './test/suite/tools.js';

const include = (...folders: string[]): string[] =>
  folders.map((folder) => `${folder}/**/*.test.ts`);

/** What changes its process for others, or is changed by them: Hono's server puts a Response of its own in place. */
const ALONE = [
  // It asks the debugger where a function stands, which looks through all that its process has ever loaded.
  'src/run/config/user-code.test.ts',
  'test/servers/adapters.test.ts',
  'test/servers/around.test.ts',
  'test/servers/mounted.test.ts',
  'test/servers/native.test.ts',
  'test/servers/operated.test.ts',
  'test/servers/read-again.test.ts',
  'test/servers/same-bytes.test.ts',
  'test/docs/guide.test.ts',
  // Paths are those of another system there.
  'test/windows/paths.test.ts',
];

/**
 * Leaves out the proofs if the scope is quick. Runs the files that share no process first, because a process that is
 * shared ends before such a file starts. Then the tests of several layers, which take long, so that no core is idle in
 * the end.
 */
class InScope extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const broad = `${import.meta.dirname}/test/`;
    const rank = ({ moduleId, project }: TestSpecification): number =>
      project.config.isolate || moduleId.startsWith(broad) ? 0 : 1;
    const inScope = files.filter(({ moduleId }) => !isQuick || !isProofFile(moduleId));
    return (await super.sort(inScope)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  plugins: [fromCompiled()],
  // What examples import as users do.
  resolve: { alias: { 'restitch/kit': fileURLToPath(new URL('src/kit.ts', import.meta.url)) } },
  test: {
    // One more than there are cores: some tests wait for a browser, a compiler or a clock.
    maxWorkers: availableParallelism() + 1,
    // As the command runs. Most objects of a run are young: with room for them, they are not copied again and again.
    execArgv: [...settingsOf(process.versions.node), '--max-semi-space-size=64'],
    // They tell what hangs, and nothing else: a machine that has other work as well may take a minute to start a database.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // Node 24.21 rejects a promise of its own when a request with form data is cancelled in the process that made it.
    onUnhandledError: ({ message, stack = '' }) =>
      message !== 'Invalid state: ReadableStream is already closed' ||
      !stack.includes('node:internal/deps/undici'),
    // Hundreds of files of one source: to load it anew for each takes longer than most of them do.
    isolate: false,
    reporters: ['default', new SkippedTests()],
    tags: [{ name: PROOF, description: 'only in `npm run test:all`', skip: isQuick }, ...TOOL_TAGS],
    sequence: { sequencer: InScope },
    // One for all that can share: each has workers of its own, which load the source anew.
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: include('test', 'src', 'templates', 'examples'),
          // `npm run proof app` runs all tests of the app.
          exclude: ['**/node_modules/**', 'examples/app/test/dev/**', ...ALONE],
          globalSetup: ['test/temporary.ts', 'test/compiled.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, isolate: true, globalSetup: 'test/compiled.ts' },
      },
    ],
  },
});
