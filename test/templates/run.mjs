// Calls, hooks, schemas and mocks of public descriptions, with the tsconfig.json of each popular
// project template. They compile without an error, have the same types everywhere, and run. Run
// after a build:
//
//   npm run proof templates -- [--only PATTERN] [--description NAME]
//
// Templates and compilers are installed here, at the versions that package.json pins. The
// descriptions are part of the corpus.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { installPinned } from '../../scripts/pinned.mjs';
import { DESCRIPTIONS, openProject, WORK } from './project.mjs';
import { TEMPLATES } from './templates.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, description: { type: 'string' } },
});

installPinned(import.meta.dirname);
installPinned(join(import.meta.dirname, '../corpus'));
const names = options.description === undefined ? Object.keys(DESCRIPTIONS) : [options.description];
let failures = 0;
rmSync(WORK, { recursive: true, force: true });
for (const [template, write] of Object.entries(TEMPLATES)) {
  if (!new RegExp(options.only, 'i').test(template)) continue;
  for (const name of names) {
    const label = `${template}, ${name}`;
    try {
      const project = openProject(template, name);
      const compile = write(project.folder);
      project.generate();
      compile();
      project.run();
      console.log(`ok      ${label}`);
    } catch (error) {
      failures++;
      console.log(`FAILED  ${label}\n${error.message}`);
    }
  }
}
rmSync(WORK, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;
