#!/usr/bin/env node
/** The command. An old Node fails while it loads what follows, so its version is looked at first. */
import { tooOld } from './cli/node-version.js';

const complaint = tooOld(process.versions.node);
if (complaint === undefined) await (await import('./cli/main.js')).main();
else {
  process.stderr.write(complaint);
  process.exitCode = 2;
}
