/** Runs the loop over one large description for its parent process, and sends the result. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundledLoop } from '../../corpus/loop.mjs';
import { DESCRIPTIONS } from './descriptions.mjs';

const [, , name, seeds, first] = process.argv;
const DIST = join(import.meta.dirname, '../../../dist');
const { createReport, resolveConfig, runPipeline } = await import(join(DIST, 'src/internals.js'));
const { listening, loop, tally } = await bundledLoop(DIST);

const targets = { client: true, server: { handlers: 'handlers' }, docs: false, openapi: false };
const config = resolveConfig({ inputs: [], targets });
const said = listening(createReport());
const files = [{ source: name, bytes: readFileSync(DESCRIPTIONS.get(name)) }];
const generated = await runPipeline({ files, overlays: [], config, report: said.report });
const folder = join(import.meta.dirname, `../../corpus/work/large-${process.pid}`);
const loops = [];
for (let seed = Number(first); seed < Number(first) + Number(seeds); seed++) {
  loops.push(await loop(generated, join(folder, String(seed)), said, seed));
}
rmSync(folder, { recursive: true, force: true });
process.send(tally(loops));
process.disconnect();
