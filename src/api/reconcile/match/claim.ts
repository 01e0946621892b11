/** The descriptions of an endpoint by documents. */
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import type { SourceId } from '../../../model/origin.js';

/** The description of one endpoint by one document. */
export interface Claim {
  readonly api: Api;
  readonly endpoint: Endpoint;
}

/** For each endpoint, its descriptions by all documents. The keys are sorted by code unit. */
export type ClaimsByEndpoint = ReadonlyMap<EndpointKey, readonly Claim[]>;

/** Returns the name of the document from which a partial API was read. */
export function sourceOf(api: Api): SourceId {
  return api.document?.source ?? '';
}

/** Returns true for a recording or a collection. It contains requests, but does not describe what the API requires. */
export function isRecording({ document }: Api): boolean {
  return document?.isRecording === true;
}

/**
 * Gives the path parameters of a description the names of another description.
 * @param own the present names in the order of the path
 * @param elected the new names in the same order
 */
export function renameParameters(
  claim: Claim,
  own: readonly string[],
  elected: readonly string[],
): Claim {
  const renamed = new Map(own.map((name, index) => [name, elected[index] ?? name]));
  const { endpoint } = claim;
  let position = 0;
  const path = endpoint.path.map((segment) =>
    segment.map((part) =>
      part.kind === 'parameter' ? { ...part, name: elected[position++] ?? part.name } : part,
    ),
  );
  const parameters = endpoint.parameters.map((parameter) => {
    const name = parameter.in === 'path' ? renamed.get(parameter.name) : undefined;
    if (name === undefined || name === parameter.name) return parameter;
    return { ...parameter, name, aliases: [...parameter.aliases, parameter.name] };
  });
  return { api: claim.api, endpoint: { ...endpoint, path, parameters } };
}
