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
        description: 'The version of restitch that made the files. It stands nowhere else.',
      },
      format: {
        type: 'string',
        description: 'What laid out the files: `layout` is restitch itself.',
      },
      names: {
        description: 'The names that were given out, of endpoints, hosts and schemas. They stay.',
        ...map(map({ anyOf: [TEXT, map(TEXT)] })),
      },
      files: {
        description:
          'SHA-256 of each file. Two where a formatter changed it: as it was made, and as it was left on disk.',
        ...map({
          anyOf: [
            HASH,
            record({
              text: { ...HASH, description: 'SHA-256 as restitch made it.' },
              disk: { ...HASH, description: 'SHA-256 as it was left on disk.' },
            }),
          ],
        }),
      },
      endpoints: {
        description:
          'What the last run knew of each endpoint, in short. The next run compares with it.',
        ...map(TEXT),
      },
      handlers: {
        description: 'Handlers that restitch wrote a stub for, by their operation.',
        ...map(
          record({
            path: { ...TEXT, description: 'Its file, in the folder of the handlers.' },
            name: { ...TEXT, description: 'The name that the file exports.' },
            stub: {
              ...{ type: 'string', pattern: '^[0-9a-f]*$' },
              description: 'SHA-256 of what the stub said, whatever its layout.',
            },
          }),
        ),
      },
    }),
  };
}
