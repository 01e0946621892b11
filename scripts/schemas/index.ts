/**
 * The JSON Schemas that the package ships, for editors and for programs that read the output of
 * commands.
 */
import { configurationSchema } from './configuration.js';
import { lockSchema } from './lock.js';
import { overlaySchema } from './overlay.js';
import type { JsonSchema } from './schema.js';
import { outputSchemas } from './types.js';

/** The schemas by the names of their files in `schemas/`. */
export function schemaFiles(): ReadonlyMap<string, JsonSchema> {
  const printed = outputSchemas([
    ['inspect', 'run/pipeline/inspect/json', 'InspectJson'],
    ['diff', 'cli/diff/json', 'DiffJson'],
    ['verify', 'cli/verify/json', 'VerifyJson'],
  ]);
  return new Map([
    ['config.json', configurationSchema()],
    ['lock.json', lockSchema()],
    ['overlay.json', overlaySchema()],
    ...[...printed].map(([name, schema]): [string, JsonSchema] => [`${name}.json`, schema]),
  ]);
}
