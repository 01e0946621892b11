/** Short functions that create API models for the tests of clients. */
import type { ClientTemplates } from '../../../../../templates/client/view.js';
import type { ImportExtension } from '../../../../print/emit/typescript/module.js';
import type {
  Api,
  Body,
  Encoding,
  Endpoint,
  Media,
  Parameter,
  ParameterContent,
  Response,
  SecuritySchemeKind,
} from '../../../../model/api.js';
import { fact, type Origin, type Trust } from '../../../../model/origin.js';
import { endpointKey, type PathSegment } from '../../../../model/path.js';
import {
  UNKNOWN,
  type Property,
  type Schema,
  type SchemaId,
  type Shape,
} from '../../../../model/schema.js';
import type { OptionsInput } from '../../../../base/shape/rule.js';
import { CLIENT_OPTIONS } from '../options.js';

export const HOSTILE = '*/ attack(); /* ` ${x} "\' \\ \u2028 \u202e </script> | \r\n@see __proto__';

export function origin(source = 'specs/api.yaml', trust: Trust = 'declared'): Origin {
  return { source, pointer: '/x', trust };
}

export function schema(shape: Shape, notes: Partial<Schema> = {}): Schema {
  return { ...shape, ...notes, origins: [] } as Schema;
}

export const STRING = schema({ kind: 'string' });
export const INTEGER = schema({ kind: 'integer' });
export const FILE = schema({ kind: 'binary' });
export const STRINGS = schema({ kind: 'array', items: STRING });

export function record(
  properties: Readonly<Record<string, Schema>>,
  required: string[] = [],
): Schema {
  const entries = Object.entries(properties).map(([name, value]): [string, Property] => [
    name,
    { schema: value, required: required.includes(name) },
  ]);
  return schema({ kind: 'object', properties: new Map(entries) });
}

export function ref(id: SchemaId): Schema {
  return schema({ kind: 'ref', id });
}

export function parameter(
  place: Parameter['in'],
  name: string,
  content: Partial<Extract<ParameterContent, { kind: 'schema' }>> = {},
  more: Partial<Parameter> = {},
): Parameter {
  const style = place === 'path' || place === 'header' ? 'simple' : 'form';
  const explode = style === 'form';
  return {
    name,
    in: place,
    required: fact(place === 'path'),
    content: { kind: 'schema', schema: STRING, style, explode, ...content },
    examples: [],
    aliases: [],
    origins: [],
    ...more,
  };
}

export function media(
  type: string,
  of: Schema = UNKNOWN,
  encoding: [string, Encoding][] = [],
): Media {
  return { type, schema: of, encoding: new Map(encoding), examples: [], origins: [] };
}

export function body(...forms: Media[]): Body {
  return { required: fact(true), media: forms, origins: [] };
}

export function response(status: Response['status'], ...forms: Media[]): Response {
  return { status, headers: [], media: forms, bodyless: false, links: new Map(), origins: [] };
}

function pathOf(template: string): PathSegment[] {
  const parts = template.split('/').slice(1);
  return parts.map((text) =>
    text
      .split(/(\{[^}]*\})/)
      .filter((part) => part !== '')
      .map((part) =>
        part.startsWith('{')
          ? { kind: 'parameter', name: part.slice(1, -1) }
          : { kind: 'literal', text: part },
      ),
  );
}

export function endpoint(method: string, template: string, more: Partial<Endpoint> = {}): Endpoint {
  const path = pathOf(template);
  return {
    key: endpointKey(method, path),
    method,
    path,
    aliases: [],
    tags: [],
    parameters: [],
    responses: [response(200, media('application/json', STRING))],
    servers: [],
    callbacks: [],
    extensions: new Map(),
    origins: [origin()],
    ...more,
  };
}

export interface Fixture {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly schemes?: Readonly<Record<string, SecuritySchemeKind>>;
  readonly api?: Partial<Api>;
  readonly options?: OptionsInput<typeof CLIENT_OPTIONS>;
  readonly importExtension?: ImportExtension;
  readonly templates?: Partial<ClientTemplates>;
}
