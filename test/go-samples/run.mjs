/** Installs the tools that check samples of requests, and runs their test. */
import { spawnSync } from 'node:child_process';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/go-samples'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
