#!/usr/bin/env node
/** The entry of the command. An old Node would fail while loading other modules, so its version is checked first. */
import * as module from 'node:module';
import { tooOld } from './cli/node-version.js';

const complaint = tooOld(process.versions.node);
if (complaint === undefined) {
  // Node 22 and later keep compiled code between runs, in their own folder for temporary files.
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
    module.enableCompileCache();
  }
  await (await import('./cli/main.js')).main();
} else {
  process.stderr.write(complaint);
  process.exitCode = 2;
}
