/** One walk over all schemas, for everybody who looks for something in them. */
import type { Api } from '../model/api.js';
import type { Schema, StringShape } from '../model/schema.js';
import { hasParts, visitApiSchemas, visitSchema } from '../model/walk.js';

/** What the schemas of an API hold that somebody asks for; each list in the order of the API. */
export interface Found {
  /** Whether a reference leads nowhere. */
  readonly dangling: boolean;
  readonly patterned: readonly (Schema & StringShape & { readonly pattern: string })[];
  readonly intersections: readonly (Schema & { readonly kind: 'intersection' })[];
}

/** Looks at every schema once. */
export function surveySchemas(api: Api): Found {
  let dangling = false;
  const patterned: Found['patterned'][number][] = [];
  const intersections: Found['intersections'][number][] = [];
  const look = (schema: Schema): void => {
    switch (schema.kind) {
      case 'string':
        if (isPatterned(schema)) patterned.push(schema);
        break;
      case 'ref':
        dangling ||= !api.schemas.has(schema.id);
        break;
      case 'intersection':
        intersections.push(schema);
    }
  };
  const seen = new Set<Schema>();
  visitApiSchemas(api, (schema) => {
    if (!hasParts(schema)) return look(schema);
    // A parameter or a response is often that of hundreds of endpoints.
    if (seen.has(schema)) return;
    seen.add(schema);
    visitSchema(schema, look);
  });
  return { dangling, patterned, intersections };
}

function isPatterned(schema: Schema & StringShape): schema is Found['patterned'][number] {
  return schema.pattern !== undefined;
}
