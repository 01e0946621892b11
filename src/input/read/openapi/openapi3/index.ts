/** Reads OpenAPI 3.0, 3.1 and 3.2 into the model. */
import { quotedName } from '../../../../base/foundation/text/quoted.js';
import type { Api } from '../../../../model/api.js';
import type { Cursor } from '../../../source/cursor.js';
import { nothingRead, readWithin, type Description } from '../description.js';
import { describedApi } from '../described-api.js';
import { checkKeys, readExtensions } from '../info.js';
import { schemaContext } from '../../json-schema/index.js';
import {
  checkSchemaDialect,
  JSON_SCHEMA_2020_12,
  OPENAPI_3_0,
  type Dialect,
} from '../../json-schema/dialect.js';
import { readEndpoint, readWebhooks } from './endpoint.js';
import { readSchemeIds, readSecuritySchemes } from './security.js';
import { readServerObjects } from './servers.js';
import { findOperations } from '../path-item.js';
import type { Format } from '../../format.js';
import type { ReadOptions } from '../../read-options.js';
import { has } from '../../../source/root.js';
import { countOperations } from '../count-operations.js';
import { References, type OpenFile } from '../../references/reference.js';

export const OPENAPI3: Format = {
  name: 'openapi-3',
  title: 'an OpenAPI description',
  content: () => ['/paths', '/webhooks', '/components'],
  kind: 'description',
  precedence: 2,
  detects: (root) => has(root, 'openapi'),
  countEntries: ({ paths }) => countOperations(paths),
  read,
};

const ROOT_KEYS = [
  ...['openapi', 'info', 'jsonSchemaDialect', 'servers', 'paths', 'webhooks', 'components'],
  ...['security', 'tags', 'externalDocs', '$self', 'swagger'],
];

function read(root: Cursor, options: ReadOptions, openFile?: OpenFile): Api {
  const minor = readVersion(root);
  checkKeys(root, ROOT_KEYS);
  const references = new References(root, openFile);
  const components = references.part(root.get('components'));
  const dialect: Dialect = minor === 0 ? OPENAPI_3_0 : JSON_SCHEMA_2020_12;
  checkSchemaDialect(root.get('jsonSchemaDialect'), JSON_SCHEMA_2020_12);
  const schemes = references.part(components.get('securitySchemes'));
  const description: Description = {
    root,
    schemas: schemaContext(
      references.part(components.get('schemas')),
      dialect,
      references,
      options,
    ),
    options,
    securitySchemes: readSecuritySchemes(schemes, references),
    schemeIds: readSchemeIds(schemes),
    parameterSection: '/components/parameters',
    isSwagger: false,
    describesBodies: true,
    responseSection: '/components/responses',
    ...nothingRead(),
  };
  const places = findOperations(references.part(root.get('paths')), description);
  const endpoints = readWithin(description, places, (place) => readEndpoint(place, description));
  const webhooks = readWebhooks(references.part(root.get('webhooks')), description);
  const older = readWebhooks(root.get('x-webhooks'), description);
  const extensions = new Map(readExtensions(root));
  // `x-webhooks` is read like `webhooks`, so it must not be stored as an extension as well.
  extensions.delete('x-webhooks');
  const { servers, local } = readServerObjects(root.get('servers'), options);
  // A document that contains only schemas needs no server.
  const isCalled = ['paths', 'webhooks'].some((key) => root.get(key).exists);
  if (servers.length === 0 && (isCalled || !components.get('schemas').exists))
    root.add('server/missing', {});
  const parts = {
    endpoints,
    webhooks: [...webhooks, ...older],
    servers,
    ...(local.length > 0 && { localServers: local }),
    extensions,
  };
  return describedApi(description, parts, places, root.get('servers'), `openapi-3.${minor}`);
}

/** Returns the minor version. An unknown version is read as the nearest lower one. */
function readVersion(root: Cursor): 0 | 1 | 2 {
  const place = root.get('openapi');
  const text = place.string() ?? '';
  const match = /^3\.(\d{1,3})(?:\.|$)/.exec(text);
  const minor = Number(match?.[1] ?? (/^[4-9]/.test(text) ? 2 : 0));
  const read = minor === 0 ? 0 : minor === 1 ? 1 : 2;
  const known = match !== null && minor <= 2 && place.type === 'string';
  if (!known || root.has('swagger')) {
    const spelled = text === '' ? place.type : quotedName(text);
    const found = root.has('swagger') ? 'both' : spelled;
    place.add('version/type', { found, read: `OpenAPI 3.${read}` });
  }
  return read;
}
