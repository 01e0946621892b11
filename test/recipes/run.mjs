/** Installs the packages that the recipes of the docs name, and tests the recipes with them. */
import { spawnSync } from 'node:child_process';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/recipes'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
