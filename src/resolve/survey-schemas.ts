/** One walk over all schemas, for everybody who looks for something in them. */
import type { Api } from '../model/api.js';
import type { Origin } from '../model/origin.js';
import type { Property, Schema } from '../model/schema.js';
import { hasParts, visitApiSchemas } from '../model/walk.js';

/** What the schemas of an API hold that somebody asks for; each list in the order of the API. */
export interface Found {
  /** Whether a reference leads nowhere. */
  readonly dangling: boolean;
  readonly patterned: readonly { readonly pattern: string; readonly origins: readonly Origin[] }[];
  readonly intersections: readonly (Schema & { readonly kind: 'intersection' })[];
}

/** Looks at every schema once, outer ones first. */
export function surveySchemas(api: Api): Found {
  const survey = new Survey(api);
  const seen = new Set<Schema>();
  visitApiSchemas(api, (schema) => {
    // A parameter or a response is often that of hundreds of endpoints.
    if (seen.has(schema)) return;
    if (hasParts(schema)) seen.add(schema);
    survey.look(schema);
  });
  return survey;
}

class Survey implements Found {
  dangling = false;
  readonly patterned: Found['patterned'][number][] = [];
  readonly intersections: Found['intersections'][number][] = [];
  readonly #schemas: Api['schemas'];
  readonly #lookInside = ({ schema }: Property): void => this.look(schema);

  constructor({ schemas }: Api) {
    this.#schemas = schemas;
  }

  look(schema: Schema): void {
    switch (schema.kind) {
      case 'string':
        if (schema.pattern !== undefined) {
          this.patterned.push({ pattern: schema.pattern, origins: schema.origins });
        }
        break;
      case 'object':
        schema.properties.forEach(this.#lookInside);
        if (schema.rest) this.look(schema.rest);
        break;
      case 'union':
        for (const member of schema.members) this.look(member);
        break;
      case 'ref':
        if (!this.#schemas.has(schema.id)) this.dangling = true;
        break;
      case 'array':
        this.look(schema.items);
        break;
      case 'intersection':
        this.intersections.push(schema);
        for (const member of schema.members) this.look(member);
        break;
      case 'tuple':
        for (const item of schema.items) this.look(item);
        if (schema.rest) this.look(schema.rest);
    }
  }
}
