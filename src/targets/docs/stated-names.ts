/** Path parameters by the names that a reader knows. All methods of a path share one name in the client and in OpenAPI. */
import { memoizeByObject } from '../../foundation/memo.js';
import type { Api, Endpoint, Parameter } from '../../model/api.js';
import type { PathSegment } from '../../model/path.js';
import type { OperationSignature } from '../../typescript/signature.js';

/** The API with the names of path parameters as the document of each endpoint states them. */
export function withStatedNames(api: Api): Api {
  const endpoints = api.endpoints.map(statedEndpoint);
  const isSame = endpoints.every((endpoint, index) => endpoint === api.endpoints[index]);
  return isSame ? api : { ...api, endpoints };
}

/** A signature about such an endpoint; how it is called stays. */
export function withStatedEndpoint(signature: OperationSignature): OperationSignature {
  const endpoint = statedEndpoint(signature.endpoint);
  if (endpoint === signature.endpoint) return signature;
  const args = signature.arguments.map((one) => ({
    ...one,
    parameter: statedParameter(one.parameter),
  }));
  return { ...signature, endpoint, arguments: args };
}

/** The endpoint by its own names, where one document states it: of several, none is more its own than another. */
const statedEndpoint = memoizeByObject((endpoint: Endpoint): Endpoint => {
  const { parameters, path, origins } = endpoint;
  const renamed = parameters.filter(isRenamed);
  if (renamed.length === 0) return endpoint;
  if (origins.some(({ source }) => source !== origins[0]?.source)) return endpoint;
  const names = new Map(renamed.map((one) => [one.name, statedParameter(one).name]));
  const stated = path.map((segment): PathSegment =>
    segment.map((part) =>
      part.kind === 'parameter' ? { ...part, name: names.get(part.name) ?? part.name } : part,
    ),
  );
  return { ...endpoint, path: stated, parameters: parameters.map(statedParameter) };
});

function isRenamed({ in: place, aliases }: Parameter): boolean {
  return place === 'path' && aliases.length === 1;
}

const statedParameter = memoizeByObject((parameter: Parameter): Parameter => {
  const [name] = parameter.aliases;
  if (name === undefined || !isRenamed(parameter)) return parameter;
  return { ...parameter, name, aliases: [] };
});
