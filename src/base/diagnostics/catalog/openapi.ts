/** Codes of Swagger 2.0 and OpenAPI 3: documents, servers, paths, operations, parameters, responses, security. */
import { defineCode } from '../code.js';

export const OPENAPI_CODES = {
  'version/type': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `the version is written as ${found}: read as ${read}`,
    'Write the version as a string, e.g. swagger: "2.0".',
  ),
  'info/version-type': defineCode(
    'info',
    () => 'the version of the API is written as a number: read as it is spelled',
    'Put the version in quotes.',
  ),
  'server/missing': defineCode(
    'warning',
    () => 'the document declares no server',
    'Set a base URL in the configuration, or when the client is created.',
  ),
  'server/host-shape': defineCode<{ host: string }>(
    'info',
    ({ host }) => `${host} is more than a host: taken apart`,
    'Write the scheme in schemes and the path in basePath.',
  ),
  'server/scheme': defineCode(
    'info',
    () => 'the server has no scheme: https is assumed',
    'Declare schemes.',
  ),
  'server/loopback': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the only server is ${url}, the machine that calls it: used unless another document names a server`,
    'Name the server that callers use: here, in another document or in an overlay, or as baseUrl when the client is made.',
  ),
  'server/example': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the only server is ${url}, a host that is reserved for examples: used unless another document names a server`,
    'Name the server that callers use: here, in another document or in an overlay, or as baseUrl when the client is made.',
  ),
  'server/plain-http': defineCode(
    'warning',
    () => 'credentials would travel in plain text: the only servers are http',
    'Serve the API over https, or set the base URL in the configuration.',
  ),
  'path/slash': defineCode<{ found: string }>(
    'info',
    ({ found }) =>
      `${found} has a missing, doubled or trailing slash: matching ignores it, and a trailing slash is sent`,
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
      `${found} differs only after #, which is never sent: merged with the operations of the path before it, which ` +
      'accept and return what any of them does',
    'Give it another path, or exclude operations with a filter.',
  ),
  'path/foreign-template': defineCode<{ found: string }>(
    'info',
    ({ found }) => `${found} is not OpenAPI's notation for a parameter: read as one`,
    'Write {name}.',
  ),
  'path/brace': defineCode<{ found: string }>(
    'error',
    ({ found }) => `the braces in ${found} do not match`,
    'Write parameters as {name}.',
  ),
  'path/dup-param': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the path names {${found}} twice: the second one got a number`,
    'Give each parameter of a path a different name.',
  ),
  'path/literal-colon': defineCode<{ found: string }>(
    'hint',
    ({ found }) => `${found} contains a colon: read as plain text`,
    'Nothing to do.',
  ),
  'op/method': defineCode<{ method: string }>(
    'info',
    ({ method }) => `${method} is not a method that the standard lists: kept`,
    'Nothing to do, if the server knows it.',
  ),
  'op/too-much': defineCode(
    'error',
    () =>
      'so many operations share so many parameters, headers, media types and the like that these would be written more than a hundred thousand times: this operation and those after it are not read',
    'Split the description, or look for a path item, a large response or callback with many references to it.',
    { unread: true },
  ),
  'op/id-duplicate': defineCode<{ id: string }>(
    'warning',
    ({ id }) => `several operations have the operationId ${id}: it is not used as a name`,
    'Give each operation a different operationId.',
  ),
  'op/id-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) => `${key} has no operationId: named by its path`,
    'Give it an operationId, or an overlay that does.',
  ),
  'op/deprecated-prose': defineCode(
    'warning',
    () => 'only the description says that the operation is deprecated',
    'Set deprecated: true.',
  ),
  'param/name': defineCode('error', () => 'a parameter without a name: ignored', 'Give it a name.'),
  'param/in': defineCode<{ name: string; found: string; read: string }>(
    'warning',
    ({ name, found, read }) => `the place of the parameter ${name} is ${found}: read as ${read}`,
    'Use one of the places that the standard lists.',
  ),
  'param/duplicate': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the parameter ${name} is declared twice: the first counts`,
    'Remove one.',
  ),
  'param/reserved-header': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the header ${name} is not a parameter: media types and security declare it`,
    'Remove it; use consumes, produces, content and security.',
  ),
  'param/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `the header ${name} is written by clients and proxies: omitted`,
    'Nothing to do.',
  ),
  'param/path-name': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => `the path has no {${found}}: read as {${read}}`,
    'Spell the name as the path does.',
  ),
  'param/orphan': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the path has no {${name}}: the parameter is omitted`,
    'Add it to the path, or remove the parameter.',
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
    ({ name }) => `the parameter ${name} has a schema, as in OpenAPI 3: read as such`,
    'Write the keywords of the schema into the parameter itself.',
  ),
  'param/collection-format': defineCode<{ format: string }>(
    'warning',
    ({ format }) => `the collection format ${format} is not possible here: ignored`,
    'Use csv, ssv, tsv or pipes; multi for arrays in queries and forms only.',
  ),
  'body/unknown': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `no document says whether this ${method} request has a body`,
    'Describe the body, here or in an overlay.',
  ),
  'body/multiple': defineCode(
    'error',
    () => 'an operation has one body: this one is ignored',
    'Describe either one body or form fields.',
  ),
  'body/on-get': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `a ${method} request with a body: kept, though many clients cannot send it`,
    'Use the query, or another method.',
  ),
  'body/empty-on-get': defineCode<{ method: string }>(
    'info',
    ({ method }) => `the body of this ${method} request has no fields, and is optional: omitted`,
    'Nothing to do.',
  ),
  'media/type': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `${found} is not a media type: ignored`,
    'Write type/subtype.',
  ),
  'resp/missing': defineCode(
    'warning',
    () => 'the operation describes no response',
    'Describe at least the successful one.',
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
      `the response ${status} has no content, but another success response has: read as a response without a body`,
    'If it has a body, describe it.',
  ),
  'resp/no-body': defineCode<{ status: string }>(
    'warning',
    ({ status }) => `a response ${status} has no body: the one described is ignored`,
    'Remove the schema, or correct the status.',
  ),
  'auth/undefined': defineCode<{ what: string }>(
    'warning',
    ({ what }) => `${what} is not defined anywhere`,
    'Define it among the security schemes.',
  ),
  'auth/parameter': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the parameter ${name} carries a credential: read as security`,
    'Define a security scheme of the type apiKey, and ask for it in security.',
  ),
  'auth/key-is-bearer': defineCode<{ scheme: string }>(
    'warning',
    ({ scheme }) => `an API key in the Authorization header: read as ${scheme} authentication`,
    'Nothing to do; OpenAPI 3 has a scheme for it.',
  ),
  'auth/scheme': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      `a security scheme with ${found} is not what the standard lists: read as well as possible`,
    'Use one of the values that the standard lists.',
  ),
  'server/variable': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the server variable ${name} has no default`,
    'State a default, or set the value when the client is created.',
  ),
  'param/content': defineCode<{ name: string }>(
    'error',
    ({ name }) => `the parameter ${name} has both schema and content: schema counts`,
    'Keep one of the two.',
  ),
  'param/style': defineCode<{ style: string }>(
    'warning',
    ({ style }) => `the style ${style} is not possible here: the default is taken`,
    'Use one of the styles that the standard lists for this place.',
  ),
  'param/bare-type': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      `the parameter ${name} declares its type in the form of Swagger 2.0: read in that form`,
    'Write the type into a schema.',
  ),
  'param/body': defineCode<{ name: string }>(
    'error',
    ({ name }) => `${name} is a body among the parameters, as in Swagger 2.0: ignored`,
    'Describe it as requestBody.',
  ),
  'media/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) => `${keyword} does not affect types or checks: kept for docs and export only`,
    'Nothing to do, unless the parts need separate headers.',
    { loss: true },
  ),
} as const;
