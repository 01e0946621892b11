/** The JSON Schema of `restitch.lock.json`, which `src/output/files/lock.ts` prints and reads. */
import { DRAFT, map, record, type JsonSchema } from './schema.js';

const TEXT = { type: 'string' };
const HASH = { type: 'string', pattern: '^[0-9a-f]+$' };

export function lockSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'restitch.lock.json',
    ...record({
      version: { const: 1, description: 'The version of this format.' },
      restitch: {
        type: 'string',
        description: 'The version of restitch that generated the files. No other file contains it.',
      },
      format: {
        type: 'string',
        description: 'The formatter of the files; `layout` is restitch itself.',
      },
      names: {
        description: 'The names of endpoints, hosts and schemas. Later runs keep them.',
        ...map(map({ anyOf: [TEXT, map(TEXT)] })),
      },
      files: {
        description:
          'SHA-256 of each file. Two hashes if a formatter changed the file: before and after formatting.',
        ...map({
          anyOf: [
            HASH,
            record({
              text: { ...HASH, description: 'SHA-256 before formatting.' },
              disk: { ...HASH, description: 'SHA-256 after formatting.' },
            }),
          ],
        }),
      },
      endpoints: {
        description: 'A fingerprint of each endpoint. The next run compares with it.',
        ...map(TEXT),
      },
      handlers: {
        description: 'Handlers with a stub of restitch, by operation.',
        ...map(
          record({
            path: { ...TEXT, description: 'Its file, in the folder of the handlers.' },
            name: { ...TEXT, description: 'The name that the file exports.' },
            stub: {
              ...{ type: 'string', pattern: '^[0-9a-f]*$' },
              description: 'SHA-256 of the code of the stub, without its formatting.',
            },
          }),
        ),
      },
    }),
  };
}
