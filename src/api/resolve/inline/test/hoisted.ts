/** Builds short schemas for tests, and returns the types that `resolve` creates for their inline objects. */
import { createReport } from '../../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../../model/api.js';
import type { Origin } from '../../../../model/origin.js';
import { endpointKey } from '../../../../model/path.js';
import type { Schema, Shape } from '../../../../model/schema.js';
import { resolve, type NameLock } from '../../index.js';

export type Given = Readonly<Record<string, Schema>>;

const origin = (trust: Origin['trust']): Origin => ({ source: 'a', pointer: '/x', trust });
const declared = (shape: Shape): Schema => ({ ...shape, origins: [origin('declared')] });
export const inferred = (shape: Shape): Schema => ({ ...shape, origins: [origin('inferred')] });
export const INT = declared({ kind: 'integer' });
export const STRING = declared({ kind: 'string' });
export const NULL = declared({ kind: 'null' });

export function object(properties: Given, required: readonly string[] = []): Schema {
  const entries = Object.entries(properties).map(
    ([name, schema]) => [name, { schema, required: required.includes(name) }] as const,
  );
  return declared({ kind: 'object', properties: new Map(entries) });
}

export const example = (schema: Schema): Schema => ({ ...schema, origins: [origin('inferred')] });
export const list = (items: Schema): Schema => declared({ kind: 'array', items });
export const union = (...members: Schema[]): Schema => declared({ kind: 'union', members });
export const both = (...members: Schema[]): Schema => declared({ kind: 'intersection', members });

export const OWNER = object({ city: STRING, id: INT, name: STRING, since: INT });
export const THREE = object({ a: STRING, b: STRING, c: STRING });

/** An operation whose request and response have these schemas. */
export function endpoint(path: string, response?: Schema, body?: Schema): Endpoint {
  const segments = [[{ kind: 'literal', text: path } as const]];
  const media = (schema: Schema, type = 'application/json') => ({
    ...{ type, schema, encoding: new Map(), examples: [], origins: [] },
  });
  const method = body ? 'POST' : 'GET';
  return {
    ...{ key: endpointKey(method, segments), method, path: segments, aliases: [], tags: [] },
    ...{ parameters: [], servers: [], callbacks: [], extensions: new Map(), origins: [] },
    ...(body && {
      body: {
        ...{ required: { value: true, origins: [] }, origins: [] },
        media: [media(body), media(body, 'application/xml')],
      },
    }),
    responses: response
      ? [
          {
            ...{ status: 200, headers: [], bodyless: false, links: new Map(), origins: [] },
            media: [media(response)],
          },
        ]
      : [],
  };
}

/** The types of a run as text: `Pet: {owner: PetOwner}`. */
export function types(
  schemas: Given,
  endpoints: readonly Endpoint[] = [],
  lock: NameLock = { endpoints: new Map(), schemas: new Map() },
): { text: Record<string, string>; uses: string[]; lock: NameLock } {
  const api: Api = {
    ...{ servers: [], webhooks: [], securitySchemes: new Map() },
    ...{ tags: new Map(), extensions: new Map() },
    endpoints,
    schemas: new Map(Object.entries(schemas)),
  };
  const result = resolve(api, { hoist: true, lock }, createReport());
  const named = [...result.api.schemas].map(([id, schema]): [string, string] => [
    result.names.schemas.get(id) ?? id,
    textOf(schema),
  ]);
  const uses = result.api.endpoints.flatMap(({ body, responses }) =>
    [...(body?.media ?? []), ...responses.flatMap(({ media }) => media)].map(({ schema }) =>
      textOf(schema),
    ),
  );
  return { text: Object.fromEntries(named), uses, lock: result.lock };
}

function textOf(schema: Schema): string {
  const description = schema.description === undefined ? '' : ` "${schema.description}"`;
  switch (schema.kind) {
    case 'ref':
      return schema.id + description;
    case 'array':
      return `${textOf(schema.items)}[]`;
    case 'union':
      return schema.members.map(textOf).join('|');
    case 'intersection':
      return schema.members.map(textOf).join('&');
    case 'object': {
      const all = [...schema.properties].map(([name, property]) => {
        const inner = property.schema;
        return 'integer string'.includes(inner.kind) ? name : `${name}:${textOf(inner)}`;
      });
      return `{${all.join(' ')}}${description}`;
    }
    default:
      return schema.kind + description;
  }
}

export const ALL = '{city id name since}';
