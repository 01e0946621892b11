/** Codes of Swagger 2.0 and OpenAPI 3: documents, servers, paths, operations, parameters, responses, security. */
import { defineCode } from '../code.js';

export const OPENAPI_CODES = {
  'version/type': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `the version is written as ${found}: read as ${read}`,
    'Write the version as a string, for example swagger: "2.0".',
  ),
  'info/version-type': defineCode(
    'info',
    () => 'the version of the API is a number: read as the text of that number',
    'Put the version in quotes.',
  ),
  'server/missing': defineCode(
    'warning',
    () => 'the document declares no server',
    'Declare the server in the configuration (servers), or pass baseUrl when you create the client.',
  ),
  'server/host-shape': defineCode<{ host: string }>(
    'info',
    ({ host }) =>
      `the host ${host} contains more than a host: the rest is read as the scheme and the base path`,
    'Write the scheme in schemes and the path in basePath.',
  ),
  'server/scheme': defineCode(
    'info',
    () => 'the server has no scheme: https is assumed',
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
      `${found} has a missing, doubled or trailing slash: it does not count when paths are compared, but a trailing slash is sent`,
    'Write paths with one slash at the start and between segments.',
  ),
  'path/query': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `${found} contains a query: moved out of the path`,
    'Declare query parameters instead of writing them into the path.',
  ),
  'path/fragment': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      `${found} differs from another path only after #, which clients do not send: its operations are merged with those of the other path`,
    'Give it a different path, or exclude its operations (exclude in the configuration).',
  ),
  'path/foreign-template': defineCode<{ found: string }>(
    'info',
    ({ found }) => `${found} is a path parameter in another notation: read as {name}`,
    'Write {name}.',
  ),
  'path/brace': defineCode<{ found: string }>(
    'error',
    ({ found }) => `the braces in ${found} do not match`,
    'Write parameters as {name}.',
  ),
  'path/dup-param': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the path has the parameter {${found}} twice: the second one is renamed`,
    'Give each parameter of a path a different name.',
  ),
  'path/literal-colon': defineCode<{ found: string }>(
    'hint',
    ({ found }) => `${found} contains a colon: read as plain text`,
    'Nothing to do.',
  ),
  'op/method': defineCode<{ method: string }>(
    'info',
    ({ method }) => `${method} is not a method of the standard: kept`,
    'Nothing to do if the server supports it.',
  ),
  'op/too-much': defineCode(
    'error',
    () =>
      'the operations of this description share too many parameters, headers and media types: this operation and the following ones are not read',
    'Split the description, or look for a large path item, response or callback that many operations refer to.',
    { unread: true },
  ),
  'op/id-duplicate': defineCode<{ id: string }>(
    'warning',
    ({ id }) => `several operations have the operationId ${id}: it is not used as a name`,
    'Give each operation a different operationId.',
  ),
  'op/id-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no operationId: its name is derived from the path`,
    'Add an operationId, here or in an overlay.',
  ),
  'op/deprecated-prose': defineCode(
    'warning',
    () => 'only the description text says that the operation is deprecated',
    'Set deprecated: true.',
  ),
  'param/name': defineCode('error', () => 'a parameter without a name: ignored', 'Give it a name.'),
  'param/in': defineCode<{ name: string; found: string; read: string }>(
    'warning',
    ({ name, found, read }) =>
      `the parameter ${name} has an invalid in (${found}): read as ${read}`,
    'Write in: path, query, header or cookie.',
  ),
  'param/duplicate': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the parameter ${name} is declared twice: the first one is used`,
    'Remove one of them.',
  ),
  'param/reserved-header': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the header ${name} cannot be declared as a parameter: ignored`,
    'Remove it. Declare media types as content (consumes and produces in Swagger 2.0), and credentials as security.',
  ),
  'param/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `HTTP clients and proxies set the header ${name} themselves: omitted`,
    'Nothing to do.',
  ),
  'param/path-name': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `the path has no {${found}}: read as {${read}}`,
    'Use the same name as in the path.',
  ),
  'param/orphan': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the path has no {${name}}: the parameter is omitted`,
    'Add {name} to the path, or remove the parameter.',
  ),
  'param/undeclared': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the path parameter {${name}} is not declared: a string is assumed`,
    'Declare the path parameter.',
  ),
  'param/path-required': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the path parameter ${name} is declared optional: path parameters are always required`,
    'Set required: true.',
  ),
  'param/type-unknown': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `no document declares the type of the parameter ${name}`,
    'Declare its type, here or in an overlay.',
  ),
  'param/schema': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the parameter ${name} has a schema, as in OpenAPI 3: read as in OpenAPI 3`,
    'Write the keywords of the schema into the parameter itself.',
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
    () => 'an operation can have only one body: this one is ignored',
    'Describe either one body or form fields.',
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
    ({ found }) => `${found} is not a media type: ignored`,
    'Write a type and a subtype, for example application/json.',
  ),
  'resp/missing': defineCode(
    'warning',
    () => 'the operation describes no response',
    'Describe at least the successful response.',
  ),
  'resp/status': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `${found} is not a status: read as ${read}`,
    'Use a status like 200, a range like 2XX, or default.',
  ),
  'resp/schema-unknown': defineCode<{ status: string }>(
    'info',
    ({ status }) => `no document describes the body of the response ${status}`,
    'Describe it, here or in an overlay.',
  ),
  'resp/no-content': defineCode<{ status: string }>(
    'info',
    ({ status }) =>
      `the response ${status} declares no content, unlike another success response: read as a response without a body`,
    'If it has a body, describe it.',
  ),
  'resp/no-body': defineCode<{ status: string }>(
    'warning',
    ({ status }) => `a response ${status} cannot have a body: the described body is ignored`,
    'Remove the schema, or correct the status.',
  ),
  'auth/undefined': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `${what} is not defined`,
    'Define it in securitySchemes (securityDefinitions in Swagger 2.0).',
  ),
  'auth/parameter': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the parameter ${name} carries a credential: read as security`,
    'Define a security scheme of type apiKey, and require it in security.',
  ),
  'auth/key-is-bearer': defineCode<{ scheme: string }>(
    'warning',
    ({ scheme }) => `the API key is in the Authorization header: read as ${scheme} authentication`,
    'Nothing to do. OpenAPI 3 has a security scheme for this: type http.',
  ),
  'auth/scheme': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      `the security scheme has ${found}, which OpenAPI does not allow: read as far as possible`,
    'Use one of the values that OpenAPI lists.',
  ),
  'server/variable': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the server variable ${name} has no default`,
    'Declare a default, or set the value when you create the client.',
  ),
  'param/content': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the parameter ${name} has both schema and content: schema is used`,
    'Keep one of the two.',
  ),
  'param/style': defineCode<{ style: string }>(
    'warning',
    ({ style }) => `the style ${style} is not allowed here: the default style is used`,
    'Use a style that OpenAPI lists for this kind of parameter.',
  ),
  'param/bare-type': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the parameter ${name} declares its type as in Swagger 2.0: read as in Swagger 2.0`,
    'Write the type into a schema.',
  ),
  'param/body': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the parameter ${name} is a body, as in Swagger 2.0: ignored`,
    'Describe it as requestBody.',
  ),
  'media/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} does not affect types or checks: kept for docs and export only`,
    'Nothing to do, unless the parts need separate headers.',
    { loss: true },
  ),
} as const;
