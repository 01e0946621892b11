/** Reads Swagger 2.0 into the model. */
import { quotedName } from '../../../../base/foundation/text/quoted.js';
import type {
  Api,
  Endpoint,
  Parameter,
  ParameterLocation,
  Media,
  OAuthFlow,
  SecurityScheme,
  SecuritySchemeKind,
} from '../../../../model/api.js';
import type { Cursor } from '../../../source/cursor.js';
import { nothingRead, readWithin, type Description } from '../description.js';
import { describedApi } from '../described-api.js';
import { checkKeys, readExtensions, ownExtensions } from '../info.js';
import { schemaContext, readSchema } from '../../json-schema/index.js';
import { SWAGGER_2_0 } from '../../json-schema/dialect.js';
import { readOperation } from '../operation.js';
import { listParameters, type ParameterPlace } from '../parameter-list.js';
import { hasBody } from '../parameter-location.js';
import { findOperations, type OperationPlace } from '../path-item.js';
import type { Format } from '../../format.js';
import type { ReadOptions } from '../../read-options.js';
import { has } from '../../../source/root.js';
import { countOperations } from '../count-operations.js';
import { References, type OpenFile } from '../../references/reference.js';
import { readResponses, type ReadResponse } from '../responses.js';
import { readBodyParameters, defaultType, media, mediaTypes } from './body.js';
import { readSimpleParameter, readResponseHeaders } from './parameters.js';
import { readOperationServers, readHostAndSchemes } from './servers.js';
import { essenceOf } from '../../../../model/media-type.js';
import { UNKNOWN, type Example } from '../../../../model/schema.js';
import { exampleValue } from '../../references/example-value.js';
import { isMediaType, mediaTypeName } from '../media-type.js';
import { readTextFact, readText } from '../../text.js';
import { readApiKey, readFlow } from '../security.js';

const FORMAT = 'swagger-2.0';

export const SWAGGER2: Format = {
  name: FORMAT,
  title: 'a Swagger 2.0 description',
  content: () => ['/paths', '/definitions'],
  kind: 'description',
  precedence: 1,
  detects: (root) => has(root, 'swagger'),
  countEntries: ({ paths }) => countOperations(paths),
  read,
};

const ROOT_KEYS = [
  ...['swagger', 'info', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'paths'],
  ...['definitions', 'parameters', 'responses', 'securityDefinitions', 'security', 'tags'],
  ...['externalDocs'],
];

const OPERATION_KEYS = [
  ...['tags', 'summary', 'description', 'externalDocs', 'operationId', 'consumes', 'produces'],
  ...['parameters', 'responses', 'schemes', 'deprecated', 'security'],
];

function read(root: Cursor, options: ReadOptions, openFile?: OpenFile): Api {
  checkVersion(root.get('swagger'));
  checkKeys(root, ROOT_KEYS);
  const references = new References(root, openFile);
  const undescribed: Description = {
    root,
    schemas: schemaContext(
      references.part(root.get('definitions')),
      SWAGGER_2_0,
      references,
      options,
    ),
    options,
    securitySchemes: readSecurityDefinitions(references.part(root.get('securityDefinitions'))),
    schemeIds: new Map(),
    parameterSection: '/parameters',
    isSwagger: true,
    describesBodies: false,
    responseSection: '/responses',
    ...nothingRead(),
  };
  const places = ['paths', 'x-ms-paths'].flatMap((key) =>
    findOperations(references.part(root.get(key)), undescribed),
  );
  const description: Description = {
    ...undescribed,
    describesBodies: places.some((place) => hasBody(place, undescribed)),
  };
  const endpoints = readWithin(description, places, (place) => readEndpoint(place, description));
  const parts = {
    endpoints,
    webhooks: [],
    servers: readHostAndSchemes(root, options),
    extensions: readExtensions(root),
  };
  const servers = root.has('schemes') ? root.get('schemes') : root;
  return describedApi(description, parts, places, servers, FORMAT);
}

function spelled(version: Cursor): string {
  const text = version.string() ?? version.type;
  return version.type === 'number' ? `the number ${text}` : quotedName(text);
}

function checkVersion(version: Cursor): void {
  if (version.value !== '2.0')
    version.add('version/type', { found: spelled(version), read: 'Swagger 2.0' });
}

function readEndpoint(place: OperationPlace, description: Description): Endpoint {
  checkKeys(place.operation, OPERATION_KEYS);
  const { declared, added, ...evidence } = listParameters(place, description);
  const body = readBodyParameters(declared, place, description);
  const endpoint: Endpoint = {
    ...readOperation(place, evidence, description),
    parameters: [...readParameters(declared, place, description), ...added],
    ...(body && { body }),
    responses: readResponses(place, description, responseReaderOfSwagger(place, description)),
    servers: readOperationServers(place.operation, description.root, description.options),
    callbacks: [],
  };
  description.budget.spend(endpoint, place.operation);
  return endpoint;
}

function readParameters(
  declared: readonly ParameterPlace[],
  place: OperationPlace,
  description: Description,
): Parameter[] {
  return declared.flatMap((parameter) => {
    const location = parameter.in;
    return location === 'body' || location === 'formData'
      ? []
      : [
          readSimpleParameter(
            { ...parameter, in: location satisfies ParameterLocation },
            place,
            description,
          ),
        ];
  });
}

function responseReaderOfSwagger(place: OperationPlace, description: Description): ReadResponse {
  const produces = mediaTypes('produces', place, description) ?? [];
  const { references } = description.schemas;
  return (cursor) => {
    const text = readTextFact(cursor.get('description'));
    return {
      ...(text && { description: text }),
      headers: readResponseHeaders(references.part(cursor.get('headers')), description),
      media: readMedia(cursor, produces, description),
      links: new Map(),
      ...ownExtensions(cursor),
    };
  };
}

function readMedia(cursor: Cursor, produces: readonly string[], description: Description): Media[] {
  const place = cursor.get('schema');
  const { byType, named } = readExamples(cursor.get('examples'), place, description);
  if (!place.exists && byType.size === 0 && named.length === 0) return [];
  const schema = place.exists ? readSchema(place, description.schemas) : UNKNOWN;
  const candidates = produces.length > 0 ? produces : [defaultType(schema)];
  // Without a schema, only the media types that have an example are certain to occur.
  const types = new Set([
    ...(place.exists || byType.size === 0 ? candidates : []),
    ...byType.keys(),
  ]);
  return [...types].map((type) =>
    media(type, schema, place.exists ? place : cursor.get('examples'), {
      examples: [...(byType.get(type) ?? []), ...named],
    }),
  );
}

/** Reads `examples`. Its keys are usually media types. Any other key is read as the name of an example. */
function readExamples(
  cursor: Cursor,
  schema: Cursor,
  { schemas: { references } }: Description,
): { byType: Map<string, Example[]>; named: Example[] } {
  const byType = new Map<string, Example[]>();
  const named: Example[] = [];
  for (const [key, place] of cursor.entries()) {
    const example = { value: exampleValue(place, references, schema), origins: [place.origin()] };
    const type = isMediaType(essenceOf(key)) ? mediaTypeName(key) : undefined;
    if (type === undefined) named.push({ name: key, ...example });
    else byType.set(type, [...(byType.get(type) ?? []), { name: '', ...example }]);
  }
  return { byType, named };
}

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
function readSecurityDefinitions(definitions: Cursor): Map<string, SecurityScheme> {
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
