/** Installs the adapters of TanStack Query that are pinned here, and runs the tests of queries with them. */
import { spawnSync } from 'node:child_process';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/query'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
