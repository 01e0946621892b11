/** Installs the tools that check packages, and runs their test. */
import { spawnSync } from 'node:child_process';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/publish'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
