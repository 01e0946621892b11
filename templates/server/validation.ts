/** Which parts of requests and responses are checked, and by what. */
import type { Code } from '../../src/emit/code.js';
import type { Endpoint, Header, Media, Parameter } from '../../src/model/api.js';
import type { SchemaId } from '../../src/model/schema.js';
import { mediaKind } from '../../src/typescript/signature-body.js';
import { CHECKED_FORMATS, createConstrains } from '../../src/typescript/validator-demands.js';
import { pascal } from '../../src/typescript/validator-parts.js';
import { ValidatorWriter } from '../../src/typescript/validator.js';
import { operationName, own, ownType, type ServerView } from './view.js';

/** The checks of an API. */
export interface Validation {
  /** True when nobody declares anything that could be checked. */
  readonly isEmpty: boolean;
  /** What `validators.ts` declares. */
  readonly declarations: readonly Code[];
  readonly schemas: ReadonlyMap<SchemaId, Code>;
  readonly parameters: ReadonlyMap<Parameter, Code>;
  /** Of bodies, in requests and in responses. */
  readonly media: ReadonlyMap<Media, Code>;
  /** Of responses. */
  readonly headers: ReadonlyMap<Header, Code>;
  /** What the checks are called. */
  readonly taken: ReadonlySet<string>;
}

const known = new WeakMap<ServerView, Validation>();

/** The checks of an API: made once, and asked for by several files. */
export function validationOf(view: ServerView): Validation {
  const made = known.get(view) ?? makeValidation(view);
  known.set(view, made);
  return made;
}

function makeValidation(view: ServerView): Validation {
  const { api, names } = view;
  const formats = new Set([...CHECKED_FORMATS, ...(view.formats ?? [])]);
  const writer = new ValidatorWriter({
    schemas: api.schemas,
    formats,
    names: names.schemas,
    own: (name) => own(view, 'validators.ts', name),
    runtime: (file, name) => runtimeName(view, file, name),
  });
  const schemas = new Map<SchemaId, Code>();
  for (const id of api.schemas.keys()) {
    const check = writer.named(id);
    if (check !== undefined) schemas.set(id, check);
  }
  const constrains = createConstrains({ schemas: api.schemas, formats });
  const parameters = new Map<Parameter, Code>();
  const media = new Map<Media, Code>();
  const headers = new Map<Header, Code>();
  const keep = <Of>(map: Map<Of, Code>, of: Of, check: Code | undefined): void => {
    if (check !== undefined) map.set(of, check);
  };
  for (const endpoint of api.endpoints) {
    const base = pascal(operationName(view, endpoint));
    for (const parameter of endpoint.parameters) {
      const { content, name } = parameter;
      const schema = content.kind === 'schema' ? content.schema : content.media.schema;
      const parsed = content.kind === 'schema' || isParsed(content.media);
      if (!parsed || (content.kind === 'schema' && !constrains(schema))) continue;
      keep(parameters, parameter, writer.check(schema, base + pascal(name), true));
    }
    for (const [header, hint] of headersOf(endpoint)) {
      const parsed = header.mediaType !== undefined;
      if (!parsed && !constrains(header.schema)) continue;
      keep(headers, header, writer.check(header.schema, base + hint, true));
    }
    for (const [one, hint] of bodies(endpoint)) {
      if (isParsed(one)) keep(media, one, writer.check(one.schema, base + hint, true));
    }
  }
  const { declarations, taken } = writer;
  const isEmpty = declarations.length + parameters.size + media.size + headers.size === 0;
  return { isEmpty, declarations, schemas, parameters, media, headers, taken };
}

function runtimeName(view: ServerView, file: string, name: string): Code {
  const path = `runtime/${file}.ts`;
  return name === 'Issues' ? ownType(view, path, name) : own(view, path, name);
}

/** Every body of an operation, with what its check is called. */
function bodies({ body, responses }: Endpoint): [media: Media, hint: string][] {
  return [
    ...(body?.media ?? []).map((one): [Media, string] => [one, 'Body']),
    ...responses.flatMap(({ status, media }) =>
      media.map((one): [Media, string] => [one, `Reply${pascal(String(status))}`]),
    ),
  ];
}

/** Every header of an operation's responses of which there is a value to check, with what its check is called. */
function headersOf({ responses }: Endpoint): [header: Header, hint: string][] {
  return responses.flatMap(({ status, headers }) =>
    headers
      .filter(({ mediaType = 'application/json' }) => /[/+]json\b/.test(mediaType))
      .map((one): [Header, string] => [one, `Reply${pascal(String(status))}${pascal(one.name)}`]),
  );
}

/** True when the server has the value that the schema speaks of, and not its text or its bytes. */
function isParsed({ type, schema }: Media): boolean {
  const kind = mediaKind(type, schema);
  if (kind === 'json' || kind === 'form') return true;
  if (kind === 'multipart') return type.startsWith('multipart/form-data');
  return kind === 'text' && (schema.kind === 'string' || schema.kind === 'enum');
}
