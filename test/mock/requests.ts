/** Requests with sample values, one for each operation that accepts JSON or no body. */
import { encodedPath } from '../../src/output/kit/facts.js';
import { parameterSample, mediaSample } from '../../src/values/sample/index.js';
import type { Api } from '../../src/model/api.js';
import type { Names } from '../../src/api/resolve/index.js';
import { operationSignatures } from '../../src/print/typescript/signature.js';
import { plain } from '../samples/accepted.js';

export interface SampleRequest {
  readonly name: string;
  readonly request: Request;
  /** The declared success statuses. */
  readonly statuses: readonly number[];
}

/**
 * @param base the base URL of the requests
 * @param seed a different seed results in different samples
 */
export function sampleRequests(
  api: Api,
  names: Names,
  base = 'http://mock.test',
  seed = 0,
): SampleRequest[] {
  return operationSignatures(api, names).flatMap((signature): SampleRequest[] => {
    const { endpoint, name, body, arguments: all } = signature;
    const choice = body?.choices.find(({ kind }) => kind === 'json');
    if (body?.required === true && choice === undefined) return [];
    const values = new Map(
      all.flatMap(({ parameter, required }) =>
        required ? [[parameter, parameterSample(parameter, { api, seed })] as const] : [],
      ),
    );
    const text = (place: string): [string, string][] =>
      [...values].flatMap(([parameter, value]) =>
        parameter.in === place && value !== undefined
          ? [[parameter.name, String(plain(value))] as [string, string]]
          : [],
      );
    const inPath = new Map(text('path'));
    const path = encodedPath(endpoint, (one) => encodeURIComponent(inPath.get(one) ?? 'x'));
    const query = new URLSearchParams(text('query')).toString();
    const headers = new Headers(text('header'));
    for (const scheme of api.securitySchemes.values()) {
      if (scheme.kind === 'apiKey' && scheme.in === 'header') headers.set(scheme.name, 'key');
    }
    if (!headers.has('authorization')) headers.set('authorization', 'Bearer token');
    const sample = choice && mediaSample(choice.media, { api, direction: 'write', seed });
    const sent = sample !== undefined && { body: JSON.stringify(plain(sample)) };
    if (sent) headers.set('content-type', choice?.types[0] ?? 'application/json');
    const method = endpoint.method;
    const request = new Request(`${base}${path}${query && `?${query}`}`, {
      method,
      headers,
      ...sent,
    });
    const statuses = endpoint.responses.flatMap(({ status }) =>
      typeof status === 'number' && status < 300 ? [status] : [],
    );
    return [{ name, request, statuses: statuses.length === 0 ? [200] : statuses }];
  });
}
