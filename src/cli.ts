#!/usr/bin/env node
/** The entry of the command. An old Node would fail while loading other modules, so its version is checked first. */
import { tooOld } from './cli/node-version.js';

const complaint = tooOld(process.versions.node);
if (complaint === undefined) await (await import('./cli/main.js')).main();
else {
  process.stderr.write(complaint);
  process.exitCode = 2;
}
