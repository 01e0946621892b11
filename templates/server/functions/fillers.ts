/** Generates `requests.ts`: functions that add declared defaults to request bodies. */
import type { Code } from '../../../src/print/emit/typescript/code.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Api, Endpoint, Media } from '../../../src/model/api.js';
import type { SchemaId } from '../../../src/model/schema.js';
import { reachedNames } from '../../../src/model/walk.js';
import { isSampleOf } from '../../../src/values/sample/index.js';
import { fillableIn, type Fillable } from '../../../src/print/typescript/filler/fillable.js';
import { FillWriter } from '../../../src/print/typescript/filler/index.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { functionNamePart } from '../../../src/print/typescript/validator/parts.js';
import {
  byFile,
  DeclarationFiles,
  declarationPaths,
  declarationsFile,
} from './declaration-files.js';
import { importOwn, operationName, type ServerView } from '../view.js';

/** The generated functions that add defaults. */
export interface Filling {
  /** The declarations by file. In large APIs, `requests.ts` is divided into several files. */
  readonly declarations: ReadonlyMap<string, readonly Code[]>;
  /**
   * The function that adds defaults to a request body, by the `Media` of the body. Bodies without
   * defaults have no entry.
   */
  readonly media: ReadonlyMap<Media, Code>;
}

/** The result is cached, because several files use the functions of an API. */
export const fillingOf = memoizeByObject((view: ServerView): Filling => {
  const { api, names } = view;
  const media = new Map<Media, Code>();
  // Mocks and traffic checks run no handlers, so they need no defaults.
  if (view.isInline === true) return { declarations: new Map(), media };
  const files = new DeclarationFiles(view, { prefix: 'fill', root: 'requests' });
  const writer = new FillWriter({
    ...{ schemas: api.schemas, names: names.schemas, ...fillableOf(api) },
    own: (name) => importOwn(view, files.of(name), name),
    runtime: (name) => importOwn(view, 'runtime/fill.ts', name),
  });
  const fileOf = (endpoint: Endpoint): string => files.ofOperation(operationName(view, endpoint));
  for (const endpoint of byFile(api.endpoints, fileOf)) {
    files.write(writer, fileOf(endpoint), () => {
      for (const one of filledBodies(endpoint)) {
        const fill = writer.fill(
          one.schema,
          `${functionNamePart(operationName(view, endpoint))}Body`,
        );
        if (fill !== undefined) media.set(one, fill);
      }
    });
  }
  files.writeNamed(writer);
  return { declarations: files.declarations, media };
});

/**
 * Returns the paths of `requests.ts` and of the files into which it is divided in large APIs.
 * Returns an empty list if no request body has defaults.
 */
export function requestFiles(view: ServerView): string[] {
  return declarationPaths(fillingOf(view));
}

export function requestsFile(view: ServerView, file: string): string {
  return declarationsFile(
    view,
    file,
    fillingOf(view),
    'Fills in the defaults of omitted parameters and properties.',
  );
}

/**
 * Returns functions that find the defaults of the named schemas. A default that is invalid for its
 * own schema is skipped.
 */
export const fillableOf = memoizeByObject((api: Api): Fillable =>
  fillableIn(api.schemas, (schema, value) =>
    isSampleOf(schema, value, { api, direction: 'write' }),
  ),
);

/**
 * Returns the request bodies to which the server adds defaults. For a PATCH operation, the list is
 * empty, because a property that is omitted from a patch stays unchanged (RFC 5789, RFC 7396).
 */
export function filledBodies({ method, body }: Endpoint): readonly Media[] {
  if (method === 'PATCH') return [];
  return (body?.media ?? []).filter(({ type, schema }) => {
    const kind = mediaKind(type, schema);
    const isForm = kind === 'form' || (kind === 'multipart' && /^multipart\/form-data/.test(type));
    return isForm || (kind === 'json' && !/^application\/merge-patch\+json\b/i.test(type));
  });
}

/** Returns the named schemas that occur in request bodies and have defaults. */
export const filledSchemas = memoizeByObject((api: Api): ReadonlySet<SchemaId> => {
  const { fills } = fillableOf(api);
  const bodies = api.endpoints.flatMap(filledBodies);
  return reachedNames(
    bodies.map(({ schema }) => schema),
    api,
    (schema) => (schema.kind === 'ref' && fills(schema) ? [schema.id] : []),
  );
});
