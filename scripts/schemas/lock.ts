/** The JSON Schema of `restitch.lock.json`, which `src/output/lock.ts` prints and reads. */
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
      format: { type: 'string', description: 'What laid out the files.' },
      names: {
        description: 'The names that were given out: they stay.',
        ...map(map({ anyOf: [TEXT, map(TEXT)] })),
      },
      files: {
        description:
          'SHA-256 of each file as it was made, and as it was left on disk where a formatter changed it.',
        ...map({ anyOf: [HASH, record({ text: HASH, disk: HASH })] }),
      },
      endpoints: {
        description: 'What the last run knew of each endpoint, in a few words.',
        ...map(TEXT),
      },
      handlers: {
        description:
          'Handlers that were started: where they stood, and the SHA-256 of what they said.',
        ...map(
          record({ path: TEXT, name: TEXT, stub: { type: 'string', pattern: '^[0-9a-f]*$' } }),
        ),
      },
    }),
  };
}
