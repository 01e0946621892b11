/** Installs Prism, and sends the same requests to it and to our mock. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(join(import.meta.dirname, '../../bench/mock'));
const env = { ...process.env, PRISM: '1' };
const { status } = spawnSync('npx', ['vitest', 'run', 'test/prism'], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
