/** Writes security schemes and requirements. */
import { weakTrust } from '../../model/origin.js';
import type { Api, OAuthFlow, SecurityRequirement, SecurityScheme } from '../../model/api.js';
import type { Json } from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import type { ExportState } from './export-state.js';
import { provenanceData } from './provenance.js';
import { jsonObject, unlessEmpty, type JsonObject } from './record.js';
import { uriReference } from './uri.js';
import { isDeviceFlow, versionedKeyword } from './version.js';

/**
 * Writes `components.securitySchemes`. If a security scheme is required but not defined, it is written too and marked
 * as unknown.
 */
export function schemesObject(api: Api, state: ExportState): JsonObject {
  const object: JsonObject = new Map();
  for (const [id, key] of state.schemeKeys) {
    const scheme = api.securitySchemes.get(id);
    object.set(
      key,
      scheme
        ? schemeObject(scheme, key, state)
        : jsonObject({ type: 'http', scheme: 'unknown', [EXTENSION.unknown]: true }),
    );
  }
  return object;
}

function schemeObject(scheme: SecurityScheme, key: string, state: ExportState): JsonObject {
  return jsonObject({
    ...kindMembers(scheme, state),
    description: scheme.description,
    [EXTENSION.name]: scheme.id === key ? undefined : scheme.id,
    [EXTENSION.unnamed]: scheme.unnamed,
    [EXTENSION.onlyTo]: scheme.onlyTo,
    [versionedKeyword(EXTENSION.deprecated, state.isNewer)]: scheme.deprecated,
    [EXTENSION.trust]: weakTrust(scheme.origins),
    [EXTENSION.origins]: provenanceData(scheme.origins, state),
  });
}

/**
 * Returns the members that depend on the kind of a security scheme. A scheme of an unknown type is written as an HTTP
 * scheme with the name of this type, because most such schemes use the header `Authorization`.
 */
function kindMembers(
  scheme: SecurityScheme,
  { isNewer }: ExportState,
): Record<string, Json | undefined> {
  switch (scheme.kind) {
    case 'http': {
      const bearer = scheme.scheme.toLowerCase() === 'bearer';
      return {
        type: 'http',
        scheme: scheme.scheme,
        bearerFormat: bearer ? scheme.bearerFormat : undefined,
        [EXTENSION.bearerFormat]: bearer ? undefined : scheme.bearerFormat,
      };
    }
    case 'apiKey':
      return { type: 'apiKey', in: scheme.in, name: scheme.name };
    case 'oauth2':
      return {
        type: 'oauth2',
        flows: flowsObject(scheme.flows, isNewer),
        [versionedKeyword(EXTENSION.metadataUrl, isNewer)]: scheme.metadataUrl,
      };
    case 'openIdConnect':
      return { type: 'openIdConnect', openIdConnectUrl: uriReference(scheme.url) };
    case 'mutualTLS':
      return { type: 'mutualTLS' };
    case 'custom':
      return { type: 'http', scheme: scheme.type, [EXTENSION.custom]: scheme.type };
    default:
      return scheme satisfies never;
  }
}

/** The URLs that OpenAPI requires for each OAuth flow. */
const DEMANDED: Readonly<Record<OAuthFlow['type'], readonly ('authorizationUrl' | 'tokenUrl')[]>> =
  {
    implicit: ['authorizationUrl'],
    password: ['tokenUrl'],
    clientCredentials: ['tokenUrl'],
    authorizationCode: ['authorizationUrl', 'tokenUrl'],
    deviceAuthorization: ['tokenUrl'],
  };

function flowsObject(flows: readonly OAuthFlow[], isNewer: boolean): JsonObject {
  const object: JsonObject = new Map();
  const others: Json[] = [];
  for (const flow of flows) {
    const isKnown = flow.type !== 'deviceAuthorization' || (isNewer && isDeviceFlow(flow));
    if (isKnown && !object.has(flow.type)) {
      object.set(flow.type, flowObject(flow));
    } else others.push(new Map([['type', flow.type], ...flowObject(flow)]));
  }
  if (others.length > 0) object.set(EXTENSION.flows, others);
  return object;
}

function flowObject(flow: OAuthFlow): JsonObject {
  const demanded = DEMANDED[flow.type];
  const missing = demanded.filter((field) => flow[field] === undefined);
  const url = (field: 'authorizationUrl' | 'tokenUrl'): string | undefined => {
    if (!demanded.includes(field)) return undefined;
    return uriReference(flow[field] ?? '');
  };
  const refresh = flow.refreshUrl;
  return jsonObject({
    authorizationUrl: url('authorizationUrl'),
    tokenUrl: url('tokenUrl'),
    refreshUrl: refresh === undefined ? undefined : uriReference(refresh),
    deviceAuthorizationUrl:
      flow.type === 'deviceAuthorization' ? flow.deviceAuthorizationUrl : undefined,
    scopes: flow.scopes,
    [EXTENSION.synthetic]: unlessEmpty(missing),
  });
}

/**
 * Writes a list of Security Requirement Objects. A client must satisfy one of them; each may combine several schemes.
 */
export function requirementsOf(
  requirements: readonly SecurityRequirement[],
  state: ExportState,
): Json[] {
  return requirements.map((requirement) => {
    const object = new Map<string, readonly string[]>();
    for (const { scheme, scopes } of requirement) {
      const key = state.schemeKeys.get(scheme) ?? scheme;
      object.set(key, [...new Set([...(object.get(key) ?? []), ...scopes])]);
    }
    return object;
  });
}
