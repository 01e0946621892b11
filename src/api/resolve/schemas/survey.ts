/** Visits all schemas of an API once, and collects the schemas that several checks need. */
import type { Api, Endpoint } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Schema } from '../../../model/schema.js';
import { hasParts, visitChildren, visitEndpointSchemas } from '../../../model/walk.js';

/** Facts about the schemas of an API. Each list is in the order of the API. */
export interface SchemaSurvey {
  /** True if at least one reference has no target. */
  readonly dangling: boolean;
  readonly patterned: readonly { readonly pattern: string; readonly origins: readonly Origin[] }[];
  readonly intersections: readonly (Schema & { readonly kind: 'intersection' })[];
  /** Unions without a discriminator of which exactly one member must match. */
  readonly alternatives: readonly (Schema & { readonly kind: 'union' })[];
  /** The endpoints, webhooks and named schemas that contain inline objects with properties. */
  readonly objectHolders: ReadonlySet<Endpoint | Schema>;
  /** The endpoints, webhooks and named schemas that contain bytes. */
  readonly bytesHolders: ReadonlySet<Endpoint | Schema>;
}

/**
 * Visits every schema once: first those of endpoints, then of webhooks, then named schemas. Outer schemas come before
 * inner ones.
 */
export function surveySchemas(api: Api): SchemaSurvey {
  const survey = new SurveyWalk(api);
  for (const endpoint of api.endpoints) survey.endpoint(endpoint);
  for (const { endpoint } of api.webhooks) survey.endpoint(endpoint);
  for (const schema of api.schemas.values()) survey.named(schema);
  return survey;
}

class SurveyWalk implements SchemaSurvey {
  dangling = false;
  readonly patterned: SchemaSurvey['patterned'][number][] = [];
  readonly intersections: SchemaSurvey['intersections'][number][] = [];
  readonly alternatives: SchemaSurvey['alternatives'][number][] = [];
  readonly objectHolders = new Set<Endpoint | Schema>();
  readonly bytesHolders = new Set<Endpoint | Schema>();
  readonly #schemas: Api['schemas'];
  /** The number of schemas for bytes visited so far. */
  #binaries = 0;
  readonly #withBytes = new Set<Schema>();
  /** The number of objects visited so far. */
  #objects = 0;
  /** Caches the number of objects in a schema, because hundreds of endpoints may share a parameter or a response. */
  readonly #seen = new Map<Schema, number>();
  readonly #top = (schema: Schema): void => {
    if (hasParts(schema)) this.#once(schema);
    else this.look(schema);
  };

  constructor({ schemas }: Api) {
    this.#schemas = schemas;
  }

  endpoint(endpoint: Endpoint): void {
    const before = this.#objects;
    const binaries = this.#binaries;
    visitEndpointSchemas(endpoint, this.#top);
    if (this.#binaries > binaries) this.bytesHolders.add(endpoint);
    if (this.#objects > before) this.objectHolders.add(endpoint);
  }

  named(schema: Schema): void {
    const before = this.#objects;
    const binaries = this.#binaries;
    this.#top(schema);
    if (this.#binaries > binaries) this.bytesHolders.add(schema);
    const own = schema.kind === 'object' && schema.properties.size > 0 ? 1 : 0;
    if (this.#objects > before + own) this.objectHolders.add(schema);
  }

  #once(schema: Schema): void {
    const known = this.#seen.get(schema);
    if (known === undefined) {
      const before = this.#objects;
      const binaries = this.#binaries;
      this.look(schema);
      this.#seen.set(schema, this.#objects - before);
      if (this.#binaries > binaries) this.#withBytes.add(schema);
    } else {
      this.#objects += known;
      if (this.#withBytes.has(schema)) this.#binaries++;
    }
  }

  readonly look = (schema: Schema): void => {
    switch (schema.kind) {
      case 'string':
        if (schema.pattern !== undefined) {
          this.patterned.push({ pattern: schema.pattern, origins: schema.origins });
        }
        break;
      case 'binary':
        this.#binaries++;
        break;
      case 'object':
        if (schema.properties.size > 0) this.#objects++;
        break;
      case 'union':
        if (schema.exclusive === true && !schema.discriminator) this.alternatives.push(schema);
        break;
      case 'intersection':
        this.intersections.push(schema);
        break;
      case 'ref':
        if (!this.#schemas.has(schema.id)) this.dangling = true;
    }
    if (hasParts(schema)) visitChildren(schema, this.look);
  };
}
