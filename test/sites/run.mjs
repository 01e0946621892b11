/** Installs the site generators that are pinned here, and builds our pages with them. */
import { spawnSync } from 'node:child_process';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/sites'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
