import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const include = (...folders: string[]): string[] =>
  folders.map((folder) => `${folder}/**/*.test.ts`);

/** What mocks a module that others may have loaded before needs a process of its own. */
const MOCKING = ['test/regeneration/regeneration.test.ts'];

export default defineConfig({
  // What examples import as users do.
  resolve: { alias: { 'restitch/kit': fileURLToPath(new URL('src/kit.ts', import.meta.url)) } },
  test: {
    // One more than there are cores: some tests wait for a browser, a compiler or a clock.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Hundreds of files of one source: to load it anew for each takes longer than most of them do.
    isolate: false,
    // In this order, by their names: the long ones first, so that no core is idle in the end.
    projects: [
      {
        extends: true,
        test: {
          name: 'proofs',
          include: include('test'),
          exclude: ['**/node_modules/**', ...MOCKING],
        },
      },
      { extends: true, test: { name: 'rooms', include: include('src', 'templates', 'examples') } },
      { extends: true, test: { name: 'mocking', include: MOCKING, isolate: true } },
    ],
  },
});
