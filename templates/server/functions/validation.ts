/** Determines which parts of requests and responses are checked, and generates the checks. */
import type { Code } from '../../../src/print/emit/typescript/code.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { followIn } from '../../../src/model/dereference.js';
import { contentSchema } from '../../../src/model/content-schema.js';
import type { Endpoint, Header, Media, Parameter } from '../../../src/model/api.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { eventShape, isEventStream } from '../../../src/print/typescript/signature-events.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { createHasConstraints } from '../../../src/print/typescript/validator/constraints.js';
import { functionNamePart } from '../../../src/print/typescript/validator/parts.js';
import { checkedFormats } from '../../../src/model/formats.js';
import { ValidatorWriter } from '../../../src/print/typescript/validator/index.js';
import { byFile, DeclarationFiles } from './declaration-files.js';
import { operationName, importOwn, importOwnType, type ServerView } from '../view.js';

export interface Validation {
  /** True if the API declares no value that can be checked. */
  readonly isEmpty: boolean;
  /** The declarations by file. In large APIs, `validators.ts` is divided into several files. */
  readonly declarations: ReadonlyMap<string, readonly Code[]>;
  readonly schemas: ReadonlyMap<SchemaId, Code>;
  readonly parameters: ReadonlyMap<Parameter, Code>;
  readonly media: ReadonlyMap<Media, Code>;
  readonly headers: ReadonlyMap<Header, Code>;
  /** The runtime files that checks use. */
  readonly used: ReadonlySet<string>;
  /**
   * The names of the generated checks. Other exports of the same files must not use these names.
   */
  readonly taken: ReadonlySet<string>;
}

/** The result is cached, because several files use the checks of an API. */
export const validationOf = memoizeByObject((view: ServerView): Validation => {
  const { api, names } = view;
  const formats = checkedFormats(view.formats ?? []);
  const used = new Set<string>();
  const files = new DeclarationFiles(view, { prefix: 'check', root: 'validators' });
  const writer = new ValidatorWriter({
    schemas: api.schemas,
    formats,
    names: names.schemas,
    own: (name) => importOwn(view, files.of(name), name),
    runtime: (file, name) => {
      used.add(`${file}.ts`);
      if (file === 'assertions') used.add('seen.ts');
      return runtimeName(view, file, name);
    },
    isInline: view.isInline,
  });
  const schemas = new Map<SchemaId, Code>();
  for (const id of byFile([...api.schemas.keys()], (one) => files.ofSchema(one))) {
    files.write(writer, files.ofSchema(id), () => {
      const check = writer.named(id);
      if (check !== undefined) schemas.set(id, check);
    });
  }
  const constrains = createHasConstraints({ schemas: api.schemas, formats });
  const checks: Checks = { parameters: new Map(), media: new Map(), headers: new Map() };
  const fileOf = (endpoint: Endpoint): string => files.ofOperation(operationName(view, endpoint));
  for (const endpoint of byFile(api.endpoints, fileOf)) {
    const base = functionNamePart(operationName(view, endpoint));
    files.write(writer, fileOf(endpoint), () =>
      addChecks(
        checks,
        endpoint,
        constrains,
        (schema, hint) => writer.check(schema, base + hint, true),
        followIn(view.api.schemas),
      ),
    );
  }
  const { declarations, taken } = writer;
  const { parameters, media, headers } = checks;
  const isEmpty = declarations.length + parameters.size + media.size + headers.size === 0;
  return { isEmpty, declarations: files.declarations, schemas, ...checks, taken, used };
});

type Checks = {
  readonly [Name in 'parameters' | 'media' | 'headers']: Map<
    Validation[Name] extends ReadonlyMap<infer Of, Code> ? Of : never,
    Code
  >;
};

function addChecks(
  checks: Checks,
  endpoint: Endpoint,
  constrains: (schema: Schema) => boolean,
  write: (schema: Schema, hint: string) => Code | undefined,
  follow: (schema: Schema) => Schema,
): void {
  const keep = <Of>(map: Map<Of, Code>, of: Of, check: Code | undefined): void => {
    if (check !== undefined) map.set(of, check);
  };
  for (const parameter of endpoint.parameters) {
    const { content, name } = parameter;
    const schema = contentSchema(content);
    const parsed = content.kind === 'schema' || isParsed(content.media);
    if (!parsed || (content.kind === 'schema' && !constrains(schema))) continue;
    keep(checks.parameters, parameter, write(schema, functionNamePart(name)));
  }
  for (const [header, hint] of headersOf(endpoint)) {
    const parsed = header.mediaType !== undefined;
    if (!parsed && !constrains(header.schema)) continue;
    keep(checks.headers, header, write(header.schema, hint));
  }
  for (const [one, hint] of bodies(endpoint)) {
    if (isParsed(one)) keep(checks.media, one, write(one.schema, hint));
  }
  for (const [one, hint] of eventStreams(endpoint)) {
    keep(checks.media, one, write(eventShape(one, follow).schema, `${hint}Event`));
  }
}

function runtimeName(view: ServerView, file: string, name: string): Code {
  const path = `runtime/${file}.ts`;
  return name === 'Issues' ? importOwnType(view, path, name) : importOwn(view, path, name);
}

/**
 * Returns the request and response bodies of an operation, except event streams. The second element
 * is part of the name of the check.
 */
function bodies({ body, responses }: Endpoint): [media: Media, hint: string][] {
  const replies = replyBodies(responses).filter(([{ type }]) => !isEventStream(type));
  return [...(body?.media ?? []).map((one): [Media, string] => [one, 'Body']), ...replies];
}

function eventStreams({ responses }: Endpoint): [media: Media, hint: string][] {
  return replyBodies(responses).filter(([{ type }]) => isEventStream(type));
}

function replyBodies(responses: Endpoint['responses']): [media: Media, hint: string][] {
  return responses.flatMap(({ status, media }) =>
    media.map((one): [Media, string] => [one, `Reply${functionNamePart(String(status))}`]),
  );
}

/**
 * Returns the headers of responses and of parts that can be checked. The second element is part of the name of the
 * check.
 */
function headersOf({ body, responses }: Endpoint): [header: Header, hint: string][] {
  const ofParts = (body?.media ?? []).flatMap(({ encoding }) =>
    [...encoding].map(([name, { headers }]) => [headers, `Part${functionNamePart(name)}`] as const),
  );
  const ofReplies = responses.map(
    ({ status, headers }) => [headers, `Reply${functionNamePart(String(status))}`] as const,
  );
  return [...ofParts, ...ofReplies].flatMap(([headers, hint]) =>
    headers
      .filter(({ mediaType = 'application/json' }) => isJsonMediaType(mediaType))
      .map((one): [Header, string] => [one, hint + functionNamePart(one.name)]),
  );
}

/**
 * Returns true if the server parses the body into a value, so that the value can be checked against
 * the schema.
 */
function isParsed({ type, schema }: Media): boolean {
  const kind = mediaKind(type, schema);
  if (kind === 'json' || kind === 'form') return true;
  if (kind === 'multipart') return type.startsWith('multipart/form-data');
  return kind === 'text' && (schema.kind === 'string' || schema.kind === 'enum');
}
