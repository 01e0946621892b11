/** Installs two third-party services, and calls them from a browser through `restitch record`. */
import { spawnSync } from 'node:child_process';
import { installPinned } from '../../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const env = { ...process.env, WALK: '1' };
const files = ['vitest', 'run', 'test/traffic/walk'];
const { status } = spawnSync('npx', files, { stdio: 'inherit', env });
process.exitCode = status ?? 1;
