/** Codes of Swagger 2.0 and OpenAPI 3: documents, servers, paths, operations, parameters, responses, security. */
import { defineCode } from '../code.js';
import { quotedName } from '../message.js';

export const OPENAPI_CODES = {
  'version/type': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `the version is written as ${found}: read as ${read}`,
    'Write a version that exists, as a string: swagger: "2.0" or openapi: "3.1.0".',
  ),
  'info/version-type': defineCode(
    'info',
    () => 'the version of the API (info.version) is written as a number: read as a string',
    'Put the version in quotes.',
  ),
  'server/missing': defineCode(
    'warning',
    () => 'this document declares no server: unless another document does, clients need a base URL',
    'Declare the server in the configuration ("servers"), or pass baseUrl when you create the client.',
  ),
  'server/host-shape': defineCode<{ host: string; url?: string }>(
    'info',
    ({ host, url }) =>
      url === undefined
        ? `"host" must contain only a host, but is ${host}: the rest is read as the scheme and the base path`
        : `the server URL ${host} has neither a scheme nor a slash at its start: read as ${url}`,
    'Write host, schemes and basePath separately, or the whole URL of a server: https://api.example.com/v1.',
    {
      helpFor: ({ url }) =>
        url === undefined
          ? 'Move the scheme to "schemes", and the path to "basePath".'
          : 'Write the whole URL: https://api.example.com/v1.',
    },
  ),
  'server/scheme': defineCode(
    'info',
    () => 'the server has no scheme (http or https): https is assumed',
    'Declare the scheme, for example schemes: [https].',
  ),
  'server/loopback': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the only server is ${url}, which is the caller's own machine: used unless another document declares a server`,
    'Declare the server that callers use: here, in another document or in an overlay. Or pass baseUrl when you create the client.',
  ),
  'server/example': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the only server is ${url}, a host that is reserved for examples: used unless another document declares a server`,
    'Declare the server that callers use: here, in another document or in an overlay, or as baseUrl when you create the client.',
  ),
  'server/plain-http': defineCode(
    'warning',
    () => 'all servers use http, so clients send credentials unencrypted',
    'Serve the API over https and declare that server.',
  ),
  'path/slash': defineCode<{ found: string }>(
    'info',
    ({ found }) =>
      `the path ${quotedName(found)} has a missing, doubled or trailing slash: ignored when paths are compared, but requests keep a trailing slash`,
    'Write paths with one slash at the start and between segments.',
  ),
  'path/query': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the path ${found} contains a query: read as query parameters`,
    'Remove the query from the path, and declare query parameters under "parameters".',
  ),
  'path/fragment': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      `${found} differs from another path only after #, which clients do not send: its operations are merged with those of the other path`,
    'Give it a different path, or exclude its operations (exclude in the configuration).',
  ),
  'path/foreign-template': defineCode<{ found: string; read: string }>(
    'info',
    ({ found, read }) => `the notation ${quotedName(found)} is not OpenAPI: read as ${read}`,
    'Write a path parameter as {name}, and declare query parameters under "parameters".',
  ),
  'path/brace': defineCode<{ found: string; read: string }>(
    'error',
    ({ found, read }) =>
      `a brace is missing or superfluous in the path segment ${quotedName(found)}: read as ${read}`,
    'Write a path parameter as {name}.',
  ),
  'path/dup-param': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the path has the parameter {${found}} twice: the second one is renamed`,
    'Give each parameter of a path a different name.',
  ),
  'path/literal-colon': defineCode<{ found: string }>(
    'hint',
    ({ found }) =>
      `the path segment ${found} contains a colon: read as plain text, not as parameters`,
    'Nothing to do. If a part of it is a parameter, write it as {name}.',
  ),
  'op/method': defineCode<{ method: string }>(
    'info',
    ({ method }) => `${method} is not a standard HTTP method: kept`,
    'Nothing to do if the server supports it. Otherwise correct the method.',
  ),
  'op/too-much': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      `with all references resolved, the operations of this document have more than ${limit} parameters, headers and media types in total: this operation and all after it are not read`,
    'Look for a large path item, response or callback that many operations refer to, or split the document into several files.',
    { unread: true },
  ),
  'op/id-duplicate': defineCode<{ id: string }>(
    'warning',
    ({ id }) =>
      `several operations have the operationId ${id}: their functions are named after their paths instead`,
    'Give each operation a different operationId.',
  ),
  'op/id-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no operationId: its name is derived from the path`,
    'Add an operationId, here or in an overlay.',
  ),
  'op/deprecated-prose': defineCode(
    'warning',
    () => 'only the description text says that the operation is deprecated: marked as deprecated',
    'Set deprecated: true, or correct the text if it is wrong.',
  ),
  'param/name': defineCode('error', () => 'this parameter has no name: ignored', 'Give it a name.'),
  'param/in': defineCode<{ name: string; found: string; read: string }>(
    'warning',
    ({ name, found, read }) =>
      `the parameter ${name} has an invalid location (in: ${found}): read as "in: ${read}"`,
    'Write "in: path", "in: query", "in: header" or "in: cookie".',
  ),
  'param/duplicate': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the parameter ${name} is declared twice: the first one is used`,
    'Remove one of them.',
  ),
  'param/reserved-header': defineCode<{ name: string }>(
    'info',
    ({ name }) => `OpenAPI does not allow the header ${name} as a parameter: ignored`,
    'Remove it. Declare media types in "content" ("consumes" and "produces" in Swagger 2.0), and credentials as "security".',
  ),
  'param/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `HTTP clients and proxies set the header ${name} themselves: omitted`,
    'Nothing to do.',
  ),
  'param/path-name': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      `the path does not contain {${found}}: this parameter is read as {${read}}`,
    'Use the same name as in the path.',
  ),
  'param/orphan': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the path does not contain {${name}}: this path parameter is omitted`,
    'Add {name} to the path, or remove the parameter.',
  ),
  'param/undeclared': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the path parameter {${name}} is not declared: a string is assumed`,
    'Declare it under "parameters" of the operation or of the path, with "in: path".',
  ),
  'param/path-required': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the path parameter ${name} is not declared as required: read as required, because every path parameter is`,
    'Set required: true.',
  ),
  'param/type-unknown': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `no document declares the type of the parameter ${name}: the type is unknown`,
    'Declare its type, here or in an overlay.',
  ),
  'param/schema': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the parameter ${name} has a "schema", which Swagger 2.0 does not allow here: read as in OpenAPI 3`,
    'Move the keywords from "schema" to the parameter itself.',
  ),
  'param/collection-format': defineCode<{ format: string }>(
    'warning',
    ({ format }) => `the collectionFormat ${format} is not allowed here: ignored`,
    'Use csv, ssv, tsv or pipes. multi is allowed only for arrays in queries and forms.',
  ),
  'body/unknown': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `no document declares whether this ${method} request has a body`,
    'Describe the body, here or in an overlay.',
  ),
  'body/multiple': defineCode(
    'error',
    () => 'an operation can have only one body: this second one is ignored',
    'Describe one body, or form fields, but not both.',
  ),
  'body/on-get': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `this ${method} request has a body: kept, although many clients cannot send it`,
    'Use query parameters, or another method.',
  ),
  'body/empty-on-get': defineCode<{ method: string }>(
    'info',
    ({ method }) => `the body of this ${method} request has no fields, and is optional: omitted`,
    'Nothing to do.',
  ),
  'media/type': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `"${found}" is not a media type: ignored`,
    'Write a type and a subtype, for example application/json.',
  ),
  'resp/missing': defineCode(
    'warning',
    () => 'the operation declares no response: the type of its responses is unknown',
    'Describe at least the successful response.',
  ),
  'resp/status': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `"${found}" is not a status: read as ${read}`,
    'Use a status like 200, a range like 2XX, or default.',
  ),
  'resp/schema-unknown': defineCode<{ status: string }>(
    'info',
    ({ status }) => `no document describes the body of the response ${status}: its type is unknown`,
    'Describe it, here or in an overlay.',
  ),
  'resp/no-content': defineCode<{ status: string }>(
    'info',
    ({ status }) =>
      `the response ${status} declares no "content", but another success response does: read as a response without a body`,
    'If it has a body, describe it.',
  ),
  'resp/no-body': defineCode<{ status: string }>(
    'warning',
    ({ status }) => `a response ${status} cannot have a body: the described body is ignored`,
    'Remove the schema, or correct the status.',
  ),
  'auth/undefined': defineCode<{ what: string }>(
    'warning',
    ({ what }) =>
      `${what} is used here, but not defined: ${what.startsWith('the scope') ? 'the operation still requires it' : 'its kind is guessed from its name'}`,
    'Define it in components.securitySchemes (securityDefinitions in Swagger 2.0).',
  ),
  'auth/parameter': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the parameter ${name} is a credential: read as a security scheme`,
    'Replace it with a security scheme of the type apiKey, and require the scheme in "security".',
  ),
  'auth/key-is-bearer': defineCode<{ scheme: string }>(
    'warning',
    ({ scheme }) =>
      `this API key is sent in the Authorization header: read as ${scheme} authentication`,
    'Nothing to do. In OpenAPI 3, write type: http and scheme: bearer or basic instead.',
  ),
  'auth/scheme': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      `the security scheme has ${found}, which OpenAPI does not allow: the other fields are used`,
    'Write a complete security scheme, for example type: http and scheme: bearer.',
  ),
  'server/variable': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the server variable ${name} has no default: callers must set it`,
    'Declare a default, or set the value when you create the client.',
  ),
  'param/content': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the parameter ${name} has both "schema" and "content": "schema" is used`,
    'Keep one of the two.',
  ),
  'param/style': defineCode<{ style: string }>(
    'warning',
    ({ style }) =>
      `the style ${style} is not allowed for this parameter: the default style is used`,
    'Use a style that OpenAPI allows for its location ("in") and its type.',
  ),
  'param/bare-type': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the parameter ${name} declares its type without "schema", as in Swagger 2.0: read in that form`,
    'Move the type into "schema": schema: { type: string }.',
  ),
  'param/body': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the parameter ${name} has "in: body", which OpenAPI 3 does not have: ignored`,
    'Describe the body as "requestBody".',
  ),
  'media/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      `the keyword "${keyword}" does not change types or checks: kept for the docs and the OpenAPI export`,
    'Nothing to do, unless the parts need separate headers.',
    { loss: true },
  ),
} as const;
