/** Reads the Security Definitions of Swagger 2.0. */
import type { OAuthFlow, SecurityScheme, SecuritySchemeKind } from '../../../../model/api.js';
import type { Cursor } from '../../../source/cursor.js';
import { readApiKey, readFlow } from '../security.js';
import { readText } from '../../text.js';

const FLOWS = new Map<string, OAuthFlow['type']>([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accesscode', 'authorizationCode'],
  // The names of these flows in OpenAPI 3.
  ['clientcredentials', 'clientCredentials'],
  ['authorizationcode', 'authorizationCode'],
]);

/** Reads `securityDefinitions`. */
export function readSecurityDefinitions(definitions: Cursor): Map<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [id, cursor] of definitions.entries()) {
    const description = readText(cursor.get('description'));
    schemes.set(id, {
      ...readKind(cursor),
      id,
      ...(description !== undefined && { description }),
      origins: [cursor.origin()],
    });
  }
  return schemes;
}

function readKind(cursor: Cursor): SecuritySchemeKind {
  const type = cursor.get('type').text() ?? '';
  switch (type.toLowerCase()) {
    case 'basic':
      return { kind: 'http', scheme: 'basic' };
    case 'apikey':
      return readApiKey(cursor);
    case 'oauth2':
      return { kind: 'oauth2', flows: readFlows(cursor) };
    // Not defined in Swagger 2.0, but unambiguous.
    case 'bearer':
      return { kind: 'http', scheme: 'bearer' };
    case 'http':
      return { kind: 'http', scheme: (cursor.get('scheme').text() ?? 'bearer').toLowerCase() };
    default:
      cursor.get('type').add('auth/scheme', { field: 'type', ...(type !== '' && { value: type }) });
      return { kind: 'custom', type };
  }
}

function readFlows(cursor: Cursor): OAuthFlow[] {
  const name = cursor.get('flow').text();
  if (name === undefined) return [];
  const type = FLOWS.get(name.toLowerCase());
  if (type) return [readFlow(type, cursor)];
  cursor.get('flow').add('auth/scheme', { field: 'flow', value: name });
  return [];
}
