/** Reads the Security Scheme Objects of OpenAPI 3. */
import { isHttpToken } from '../../../../base/foundation/http-token.js';
import type { OAuthFlow, SecurityScheme, SecuritySchemeKind } from '../../../../model/api.js';
import { EXTENSION } from '../../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import { isSynthetic } from '../info.js';
import type { References } from '../../references/reference.js';
import { readApiKey, readFlow } from '../security.js';
import { readText } from '../../text.js';
import { withDeclaredTrust } from '../../trust.js';

const FLOWS: readonly OAuthFlow['type'][] = [
  'implicit',
  'password',
  'clientCredentials',
  'authorizationCode',
  'deviceAuthorization',
];

/** Reads `components.securitySchemes`. */
export function readSecuritySchemes(
  section: Cursor,
  references: References,
): Map<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [key, item] of section.entries()) {
    const cursor = references.follow(item, '/components/securitySchemes');
    if (!cursor || cursor.get(EXTENSION.unknown).value === true) continue;
    const id = cursor.get(EXTENSION.name).text() ?? key;
    const description = readText(cursor.get('description'));
    const deprecated =
      cursor.get('deprecated').boolean() ?? cursor.get(EXTENSION.deprecated).boolean();
    const onlyTo = cursor.get(EXTENSION.onlyTo);
    const scheme: SecurityScheme = {
      ...readKind(cursor),
      id,
      ...(description !== undefined && { description }),
      ...(deprecated !== undefined && { deprecated }),
      ...(cursor.get(EXTENSION.unnamed).value === true && { unnamed: true }),
      ...(onlyTo.exists && { onlyTo: onlyTo.items().flatMap((one) => one.text() ?? []) }),
      origins: [cursor.origin()],
    };
    schemes.set(id, withDeclaredTrust(cursor, scheme));
  }
  return schemes;
}

/** Returns the ids of schemes whose key in this document differs from their id. */
export function readSchemeIds(section: Cursor): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [key, cursor] of section.entries()) {
    const id = cursor.get(EXTENSION.name).text();
    if (id !== undefined) ids.set(key, id);
  }
  return ids;
}

function readKind(cursor: Cursor): SecuritySchemeKind {
  const custom = cursor.get(EXTENSION.custom).string();
  if (custom !== undefined) return { kind: 'custom', type: custom };
  const type = cursor.get('type').text() ?? '';
  switch (type.toLowerCase()) {
    case 'http':
    case 'basic':
    case 'bearer':
      return readHttp(cursor, type.toLowerCase());
    case 'apikey':
      return readApiKey(cursor);
    case 'oauth2':
      return readOAuth(cursor);
    case 'openidconnect':
      return { kind: 'openIdConnect', url: cursor.get('openIdConnectUrl').text() ?? '' };
    case 'mutualtls':
      return { kind: 'mutualTLS' };
    default:
      cursor.get('type').add('auth/scheme', { field: 'type', ...(type !== '' && { value: type }) });
      return { kind: 'custom', type };
  }
}

/** Reads an HTTP scheme. `basic` and `bearer` are accepted as types, as in Swagger 2.0. */
function readHttp(cursor: Cursor, type: string): SecuritySchemeKind {
  const scheme = type === 'http' ? (cursor.get('scheme').text() ?? '') : type;
  if (type !== 'http') cursor.get('type').add('auth/scheme', { field: 'type', value: type });
  else if (scheme === '') cursor.add('auth/scheme', { field: 'scheme' });
  else if (!isHttpToken(scheme))
    cursor.get('scheme').add('auth/scheme', { field: 'scheme', value: scheme });
  const format = cursor.get('bearerFormat').text() ?? cursor.get(EXTENSION.bearerFormat).text();
  return {
    kind: 'http',
    scheme: isKnown(scheme) ? scheme.toLowerCase() : scheme,
    ...(format !== undefined && { bearerFormat: format }),
  };
}

function isKnown(scheme: string): boolean {
  return ['basic', 'bearer', 'digest'].includes(scheme.toLowerCase());
}

function readOAuth(cursor: Cursor): SecuritySchemeKind {
  const flows = cursor.get('flows');
  const metadata =
    cursor.get('oauth2MetadataUrl').text() ?? cursor.get(EXTENSION.metadataUrl).text();
  const others = flows
    .get(EXTENSION.flows)
    .items()
    .flatMap((place) => {
      const type = FLOWS.find((known) => known === place.get('type').value);
      return type ? [readDeclaredFlow(type, place)] : [];
    });
  return {
    kind: 'oauth2',
    flows: [
      ...FLOWS.flatMap((type) => {
        const place = flows.get(type);
        return place.type === 'object' ? [readDeclaredFlow(type, place)] : [];
      }),
      ...others,
    ],
    ...(metadata !== undefined && { metadataUrl: metadata }),
  };
}

/** Reads a flow without the URLs that restitch's export added because OpenAPI requires them. */
function readDeclaredFlow(type: OAuthFlow['type'], cursor: Cursor): OAuthFlow {
  const synthetic = isSynthetic(cursor);
  const { authorizationUrl, tokenUrl, ...rest } = readFlow(type, cursor);
  return {
    ...rest,
    ...(authorizationUrl !== undefined && !synthetic('authorizationUrl') && { authorizationUrl }),
    ...(tokenUrl !== undefined && !synthetic('tokenUrl') && { tokenUrl }),
  };
}
