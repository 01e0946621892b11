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
        description:
          'The formatter used for the files. `layout` means the layout of restitch itself.',
      },
      names: {
        description: 'The names that later runs keep.',
        ...record(
          {
            endpoints: {
              description: 'The names of each endpoint, by method and path.',
              ...map(
                record(
                  {
                    name: { ...TEXT, description: "The function's name." },
                    group: { ...TEXT, description: "The group's identifier." },
                    id: { ...TEXT, description: 'The `operationId` when the endpoint was named.' },
                  },
                  ['name', 'group'],
                ),
              ),
            },
            schemas: { description: 'The name of each type, by schema.', ...map(TEXT) },
            hosts: {
              description:
                'The host of each endpoint, by method and path. `*` is the host of all endpoints that are not listed.',
              ...map(TEXT),
            },
            inline: {
              description: 'The name of each type that was declared inline, by its location.',
              ...map(TEXT),
            },
          },
          ['endpoints', 'schemas'],
        ),
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
        description:
          'A fingerprint of each endpoint. The next run compares it with the new endpoint.',
        ...map(TEXT),
      },
      handlers: {
        description: 'The handlers for which restitch wrote a stub, by method and path.',
        ...map(
          record({
            path: { ...TEXT, description: "The handler's file, relative to the handlers folder." },
            name: { ...TEXT, description: 'The name that the file exports.' },
            stub: {
              ...{ type: 'string', pattern: '^[0-9a-f]*$' },
              description: "SHA-256 of the stub's code, ignoring formatting.",
            },
          }),
        ),
      },
    }),
  };
}
