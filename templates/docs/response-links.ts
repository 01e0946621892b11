/**
 * Describes the links of responses (OpenAPI 3.1 §4.8.20): operations whose parameters accept values
 * of a response.
 */
import { percentDecoded } from '../../src/base/foundation/text/percent-encoding.js';
import { jsonLine } from '../../src/print/emit/json/index.js';
import type { Endpoint, Response } from '../../src/model/api.js';
import { isJsonObject } from '../../src/model/json.js';
import { unescapePointer } from '../../src/model/pointer.js';
import type { Json } from '../../src/model/schema.js';
import type { DocsView } from './view.js';

/** A link, as the docs print it. */
export interface ResponseLink {
  readonly name: string;
  readonly description?: string;
  /** The operation that the link calls; absent if the API does not contain it. */
  readonly endpoint?: Endpoint;
  /**
   * The target as the document declares it: an `operationId` or a reference. If the link has
   * neither, the whole link as text.
   */
  readonly stated: string;
  /**
   * The parameters and their values. A value is a runtime expression or a constant. The name `body`
   * means the request body.
   */
  readonly values: readonly (readonly [string, string])[];
  readonly server?: string;
}

const NONE: readonly ResponseLink[] = [];

/** Returns the links of a response, sorted by name. */
export function linksOf({ links }: Response, view: DocsView): readonly ResponseLink[] {
  if (links.size === 0) return NONE;
  return [...links].map(([name, stated]) => responseLink(name, stated, view));
}

function responseLink(name: string, declared: Json, view: DocsView): ResponseLink {
  const id = textIn(declared, 'operationId');
  const ref = textIn(declared, 'operationRef');
  const key = id === undefined ? keyOf(ref ?? '') : view.keyOf(id);
  const endpoint = key === undefined ? undefined : view.signatures.get(key)?.endpoint;
  const description = textIn(declared, 'description');
  const server = textIn(valueIn(declared, 'server'), 'url');
  const body = valueIn(declared, 'requestBody');
  return {
    name,
    stated: id ?? ref ?? jsonLine(declared),
    ...(endpoint && { endpoint }),
    ...(description !== undefined && { description }),
    ...(server !== undefined && { server }),
    values: [
      ...entriesOf(valueIn(declared, 'parameters')).map(
        ([parameter, value]) => [parameter, shown(value)] as const,
      ),
      ...(body === undefined ? [] : [['body', shown(body)] as const]),
    ],
  };
}

/**
 * Returns the key of an operation: `#/paths/~1pets~1{id}/get` becomes `GET /pets/{}`. Returns
 * `undefined` for a reference to another document.
 */
function keyOf(reference: string): string | undefined {
  const [, path, method] = /^#\/paths\/([^/]+)\/([a-z]+)$/.exec(reference) ?? [];
  if (path === undefined || method === undefined) return undefined;
  const template = unescapePointer(percentDecoded(path));
  return `${method.toUpperCase()} ${template.replace(/\{[^{}]*\}/g, '{}')}`;
}

function entriesOf(data: Json | undefined): (readonly [string, Json])[] {
  return isJsonObject(data) ? [...data] : [];
}

function valueIn(data: Json | undefined, key: string): Json | undefined {
  return isJsonObject(data) ? data.get(key) : undefined;
}

function textIn(data: Json | undefined, key: string): string | undefined {
  const value = valueIn(data, key);
  return typeof value === 'string' ? value : undefined;
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : jsonLine(value);
}
