/**
 * Random schemas as descriptions, the API that restitch reads from them, and Ajv's validation of
 * values.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resolveConfig, type UserConfig } from '../../src/run/config/config.js';
import { runPipeline, type Generated } from '../../src/run/pipeline/generate.js';
import type { Schema } from '../../src/model/schema.js';
import type { Stated, Tree } from './trees.js';

/** The schema as the body of one operation, and as its response. */
export function description({ schema, named }: Tree, more: Stated = {}): object {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.1.0',
    info: { title: 'Trees', version: '1' },
    paths: {
      '/t': {
        post: {
          operationId: 't',
          requestBody: { required: true, content },
          responses: { 204: { description: 'Valid' } },
          ...more,
        },
      },
    },
    components: { schemas: named },
  };
}

export async function generated(
  stated: object,
  targets: UserConfig['targets'] = {},
): Promise<Generated> {
  const bytes = new TextEncoder().encode(JSON.stringify(stated));
  const config = resolveConfig({
    inputs: [],
    targets,
    nameInlineObjects: false,
    read: { impliedTypes: false },
  });
  return runPipeline({ files: [{ source: 'trees.json', bytes }], overlays: [], config });
}

/** The schema of the body. */
export function bodyOf({ api }: Pick<Generated, 'api'>): Schema {
  const schema = api.endpoints[0]?.body?.media[0]?.schema;
  if (schema === undefined) throw new Error('no body');
  return schema;
}

/** Ajv's result for a value. */
export function judgeOf({ schema, named }: Tree): (value: unknown) => boolean {
  // Without a precision Ajv divides 1e300 by cutting its text.
  const ajv = new Ajv2020({
    ...{ strict: false, allErrors: false, logger: false, multipleOfPrecision: 9 },
  });
  return ajv.compile({ ...schema, components: { schemas: named } });
}
