/** Reads Swagger 2.0 into the model. */
import { quotedName } from '../../../../base/foundation/quoted.js';
import type { Api, Endpoint, Parameter, ParameterLocation } from '../../../../model/api.js';
import type { Cursor } from '../../../source/cursor.js';
import { nothingRead, readWithin, type Description } from '../description.js';
import { describedApi } from '../described-api.js';
import { checkKeys, readExtensions } from '../info.js';
import { schemaContext } from '../../json-schema/index.js';
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
import { readResponses } from '../responses.js';
import { readBodyParameters } from './body.js';
import { readSimpleParameter } from './parameters.js';
import { responseReaderOfSwagger } from './responses.js';
import { readSecurityDefinitions } from './security.js';
import { readOperationServers, readHostAndSchemes } from './servers.js';

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
