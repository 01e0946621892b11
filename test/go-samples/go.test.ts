/**
 * The samples in Go are formatted like by Go's own formatter, so they are valid, and they use all
 * their imports. Skipped unless `npm run proof go` has installed the formatter.
 *
 * @module-tag proof
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Api } from '../../src/model/api.js';
import { samplesOf } from '../../templates/docs/samples/index.js';
import { sampleRequest } from '../../templates/docs/samples/request.js';
import { BROAD } from '../broad/api.js';
import { swagger2 } from '../hostile/swagger2.js';
import { FILES } from '../samples/files.js';
import { file, run, STRIDE_FILES } from '../stride.js';

interface Formatter {
  /** @throws Error with line and column if the source is not valid Go */
  readonly format: (source: string) => string;
}

const MODULE = join(import.meta.dirname, 'node_modules/@wasm-fmt/gofmt/gofmt_node.js');
const GITHUB = join(
  import.meta.dirname,
  '../corpus/node_modules/@octokit/openapi/generated/api.github.com.json',
);
const NASTY = 'a"b\'c`d\\e\n$f ${g} %s {{h}} \u2028 ü */ // \0';

async function described(...files: Parameters<typeof run>[0]): Promise<Api> {
  return (await run(files)).api;
}

const APIS: Record<string, () => Promise<Api>> = {
  broad: async () => BROAD,
  Stride: () => described(...STRIDE_FILES),
  files: () => described(file('files.json', FILES)),
  hostile: () =>
    described(
      file(
        'a.json',
        swagger2(() => NASTY),
      ),
    ),
  ...(existsSync(GITHUB) && {
    GitHub: () => described(file('github.json', JSON.parse(readFileSync(GITHUB, 'utf8')))),
  }),
};

test.skipIf(!existsSync(MODULE)).each(Object.entries(APIS))(
  'Go samples of %s',
  async (_name, make) => {
    const { format } = (await import(pathToFileURL(MODULE).href)) as Formatter;
    const api = await make();
    const faults: string[] = [];
    let count = 0;
    for (const endpoint of api.endpoints) {
      for (const { title, text } of samplesOf(endpoint, sampleRequest(endpoint, api), ['go'])) {
        if (title !== 'Go') continue;
        count++;
        try {
          if (format(`${text}\n`) !== `${text}\n`)
            faults.push(`${endpoint.key}: laid out otherwise`);
        } catch (error) {
          faults.push(`${endpoint.key}: ${String(error)}\n${text}`);
        }
        for (const [, path = ''] of text.matchAll(/^\t"([a-z/]+)"$/gm)) {
          const name = path.split('/').at(-1);
          if (!text.includes(`${name}.`)) faults.push(`${endpoint.key}: ${path} is not used`);
        }
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(count).toBeGreaterThan(0);
  },
  120_000,
);
