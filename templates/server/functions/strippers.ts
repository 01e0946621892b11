/** Generates `responses.ts`: functions that remove undeclared fields from response bodies. */
import type { Code } from '../../../src/print/emit/typescript/code.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { followIn } from '../../../src/model/dereference.js';
import type { Endpoint, Media } from '../../../src/model/api.js';
import { eventShape, isEventStream } from '../../../src/print/typescript/signature-events.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { StripWriter } from '../../../src/print/typescript/stripper/index.js';
import { functionNamePart } from '../../../src/print/typescript/validator/parts.js';
import {
  byFile,
  DeclarationFiles,
  declarationPaths,
  declarationsFile,
} from './declaration-files.js';
import { importOwn, importOwnType, operationName, type ServerView } from '../view.js';

/** The generated functions that remove undeclared fields. */
export interface Stripping {
  /** The declarations by file. In large APIs, `responses.ts` is divided into several files. */
  readonly declarations: ReadonlyMap<string, readonly Code[]>;
  /**
   * The function that removes undeclared fields from a response body, or from each event of an
   * event stream. Bodies from which no field can be removed have no entry.
   */
  readonly media: ReadonlyMap<Media, Code>;
  /**
   * The names of the runtime files that the functions use. A body without declared fields needs no
   * function of its own, but a function of `strip`.
   */
  readonly runtime: ReadonlySet<string>;
}

/** The result is cached, because several files use the functions of an API. */
export const strippingOf = memoizeByObject((view: ServerView): Stripping => {
  const { api, names } = view;
  const files = new DeclarationFiles(view, { prefix: 'strip', root: 'responses' });
  const runtime = new Set<string>();
  const writer = new StripWriter({
    schemas: api.schemas,
    names: names.schemas,
    own: (name) => importOwn(view, files.of(name), name),
    runtime: (file, name) => {
      runtime.add(file);
      const path = `runtime/${file}.ts`;
      const isType = name === 'FormOfObject';
      return isType ? importOwnType(view, path, name) : importOwn(view, path, name);
    },
  });
  const media = new Map<Media, Code>();
  // Mocks and traffic checks do not send a handler's data, so there are no fields to remove.
  if (view.isInline === true) return { declarations: new Map(), media, runtime };
  const fileOf = (endpoint: Endpoint): string => files.ofOperation(operationName(view, endpoint));
  for (const endpoint of byFile(api.endpoints, fileOf)) {
    files.write(writer, fileOf(endpoint), () => {
      const base = functionNamePart(operationName(view, endpoint));
      for (const { status, media: all } of endpoint.responses) {
        for (const one of all) {
          if (!holdsValues(one) || media.has(one)) continue;
          const { schema } = eventShape(one, followIn(view.api.schemas));
          const events = isEventStream(one.type);
          const hint = `${base}Reply${functionNamePart(String(status))}${events ? 'Event' : ''}`;
          const strip = writer.strip(events ? schema : one.schema, hint);
          if (strip !== undefined) media.set(one, strip);
        }
      }
    });
  }
  files.writeNamed(writer);
  return { declarations: files.declarations, media, runtime };
});

/**
 * Returns the paths of `responses.ts` and of the files into which it is divided in large APIs.
 * Returns an empty list if no response declares an object.
 */
export function responseFiles(view: ServerView): string[] {
  return declarationPaths(strippingOf(view));
}

export function responsesFile(view: ServerView, file: string): string {
  return declarationsFile(
    view,
    file,
    strippingOf(view),
    'Keeps only the declared properties of a response.',
  );
}

/**
 * Returns true if a handler returns a JavaScript value for the media type, instead of text or
 * bytes.
 */
function holdsValues({ type, schema }: Media): boolean {
  return isEventStream(type) || ['json', 'any'].includes(mediaKind(type, schema));
}
