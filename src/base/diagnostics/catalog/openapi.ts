/**
 * Diagnostic codes of Swagger 2.0 and OpenAPI 3: documents, servers, paths, operations, parameters, responses,
 * security.
 */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';

/** Returns true for a `type` that OpenAPI 3 expresses as `type: http` with a `scheme`, such as `basic`. */
function isHttpType(field: string, value: string | undefined): boolean {
  return field === 'type' && /^(?:basic|bearer)$/i.test(value ?? '');
}

/** Describes how an invalid security scheme is read. */
function readScheme(field: string, value: string | undefined): string {
  if (field === 'in') return 'read as "in: header"';
  if (field === 'flow') return 'read as OAuth 2 without this flow';
  return isHttpType(field, value)
    ? sentence`read as "type: http" with ${`scheme: ${value ?? ''}`}`
    : 'the client sends its credential only if you write the function that adds it to requests';
}

export const OPENAPI_CODES = {
  'version/type': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      sentence`the version of the API format is written as ${unquoted(found)}: read as ${unquoted(read)}`,
    'Write an existing version as a string, under only one of the two keys: swagger: "2.0", or for example openapi: "3.1.0".',
  ),
  'info/version-type': defineCode(
    'info',
    () => 'the version of the API (info.version) is written as a number: read as a string',
    'Nothing to do if the docs show the right version. Otherwise put the version in quotes.',
  ),
  'server/missing': defineCode(
    'warning',
    () =>
      'this document declares no server: unless another document declares one, callers must pass a base URL',
    'Declare the server in the configuration ("servers"), or pass baseUrl when you create the client.',
  ),
  'server/host-shape': defineCode<{ host: string; url?: string }>(
    'info',
    ({ host, url }) =>
      url === undefined
        ? sentence`"host" must contain only a host name, but is ${host}: its scheme and path are read as "schemes" and "basePath"`
        : sentence`the server URL ${host} has neither a scheme nor a slash at its start: read as ${url}`,
    'Write host, schemes and basePath separately, or the whole URL of a server: https://api.example.com/v1.',
    {
      helpFor: ({ url }) =>
        url === undefined
          ? 'Nothing to do if this is right. For other tools, move the scheme to "schemes", and the path to "basePath".'
          : sentence`Nothing to do if this is right. Otherwise write the whole URL, for example ${'https://api.example.com/v1'}.`,
    },
  ),
  'server/scheme': defineCode(
    'info',
    () => 'the server has no scheme (http or https): https is assumed',
    'Nothing to do if this is right. Otherwise declare schemes: [http].',
  ),
  'server/loopback': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      sentence`the only server is ${url}, which is the caller's own machine: used unless another document declares a server`,
    'Nothing to do if callers use this server. Otherwise declare the right one in a document or in an overlay, or pass baseUrl when you create the client.',
  ),
  'server/example': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      sentence`the only server is ${url}, whose host name is reserved for examples: used unless another document declares a server`,
    'Nothing to do if callers use this server. Otherwise declare the right one in a document or in an overlay, or pass baseUrl when you create the client.',
  ),
  'server/plain-http': defineCode(
    'warning',
    () => 'all servers use http, so clients send credentials unencrypted',
    'Serve the API over https, then change http to https here.',
  ),
  'path/slash': defineCode<{ found: string }>(
    'info',
    ({ found }) =>
      sentence`the path ${found} has a missing, doubled or trailing slash: ignored when paths are compared, but requests keep a trailing slash`,
    'Nothing to do if this is right. Otherwise write the path with one slash at the start and one between segments.',
  ),
  'path/query': defineCode<{ found: string }>(
    'warning',
    ({ found }) => sentence`the path ${found} contains a query: read as query parameters`,
    'Remove the query from the path, and declare query parameters under "parameters".',
  ),
  'path/fragment': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      sentence`the path ${found} differs from another path only in the part after "#", which clients do not send: its operations are merged with those of the other path`,
    'Nothing to do if both paths are the same endpoint. Otherwise change one of the two paths, or exclude its operations ("exclude" in the configuration).',
  ),
  'path/foreign-template': defineCode<{ found: string; read: string }>(
    'info',
    ({ found, read }) =>
      sentence`OpenAPI does not have the notation ${found} for parameters: read as ${unquoted(read)}`,
    'Nothing to do if this is right. Otherwise write a path parameter as {name}, and declare query parameters under "parameters".',
  ),
  'path/brace': defineCode<{ found: string; read: string }>(
    'error',
    ({ found, read }) =>
      sentence`a brace is missing or superfluous in the path segment ${found}: read as ${read === 'plain text' ? unquoted(read) : read}`,
    'Write a path parameter as {name}.',
  ),
  'path/dup-param': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      sentence`the path contains the parameter ${`{${found}}`} twice: the second one is renamed to ${`{${read}}`}`,
    'Give each parameter of a path a different name.',
  ),
  'path/literal-colon': defineCode<{ found: string }>(
    'hint',
    ({ found }) =>
      sentence`the path segment ${found} contains a colon: read as plain text, not as parameters`,
    'Nothing to do if the segment has no parameter. Otherwise write the parameter as {name}.',
  ),
  'op/method': defineCode<{ method: string }>(
    'info',
    ({ method }) => sentence`the method ${method} is not a standard HTTP method: kept`,
    'Nothing to do if the server supports it. Otherwise correct the method.',
  ),
  'op/too-much': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      sentence`with all references resolved, the operations of this document have more than ${limit} parameters, headers and media types in total: this operation and all after it are not read`,
    'Look for a large path item, response or callback that many operations refer to, and make it smaller. Otherwise split the document into several files.',
    { unread: true },
  ),
  'op/id-duplicate': defineCode<{ id: string }>(
    'warning',
    ({ id }) =>
      sentence`several operations have the operationId ${id}: their functions are named after their paths instead`,
    'Give each operation a different operationId.',
  ),
  'op/id-missing': defineCode<{ key: string }>(
    'off',
    ({ key }) =>
      sentence`the operation ${key} has no operationId: its name is derived from the path`,
    'Add an operationId, here or in an overlay.',
  ),
  'op/deprecated-prose': defineCode(
    'warning',
    () =>
      'only the description text says that this operation is deprecated: it is marked as deprecated',
    'If the operation is deprecated, there is nothing to do; you can set deprecated: true to make this clear. Otherwise correct the text.',
  ),
  'param/name': defineCode(
    'error',
    () => 'this parameter has no name: ignored',
    'Give the parameter a "name", or remove it.',
  ),
  'param/in': defineCode<{ name: string; found: string; read: string }>(
    'warning',
    ({ name, found, read }) =>
      found === 'missing'
        ? sentence`the parameter ${name} has no location ("in"): read as ${`in: ${read}`}`
        : sentence`the parameter ${name} has the invalid location ${`in: ${found}`}: read as ${`in: ${read}`}`,
    'Write "in: path", "in: query", "in: header" or "in: cookie".',
  ),
  'param/duplicate': defineCode<{ name: string }>(
    'warning',
    ({ name }) => sentence`the parameter ${name} is declared twice: the first declaration is used`,
    'Remove one of the two declarations.',
  ),
  'param/reserved-header': defineCode<{ name: string }>(
    'info',
    ({ name }) => sentence`OpenAPI does not allow the header ${name} as a parameter: ignored`,
    'Nothing to do if the document already declares media types in "content" ("consumes" and "produces" in Swagger 2.0), and credentials in "security". Otherwise declare them there.',
  ),
  'param/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) => sentence`HTTP clients and proxies set the header ${name} themselves: omitted`,
    'Nothing to do: callers do not need to set this header.',
  ),
  'param/path-name': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      sentence`the path does not contain the parameter ${`{${found}}`}: it is read as ${`{${read}}`}, which the path contains`,
    'Use the same name for the parameter and in the path.',
  ),
  'param/orphan': defineCode<{ name: string }>(
    'error',
    ({ name }) =>
      sentence`the path does not contain ${`{${name}}`}: this path parameter is omitted`,
    'Add the parameter to the path, or remove it here.',
  ),
  'param/undeclared': defineCode<{ name: string }>(
    'warning',
    ({ name }) =>
      sentence`the path contains ${`{${name}}`}, but the operation does not declare this parameter: it is added as a required parameter of the type "string"`,
    'Nothing to do if this is right. Otherwise declare the parameter under "parameters" of the operation or of the path, with "in: path".',
  ),
  'param/path-required': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the path parameter ${name} is not declared as required: read as required, because every path parameter is`,
    'Nothing to do. For other tools, set required: true on this parameter.',
  ),
  'param/type-unknown': defineCode<{ name: string }>(
    'warning',
    ({ name }) =>
      sentence`no document declares the type of the parameter ${name}: the type is unknown`,
    'Declare the type of the parameter in an overlay, or here if this is an OpenAPI document.',
  ),
  'param/schema': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the parameter ${name} has a "schema", which Swagger 2.0 does not allow here: read as in OpenAPI 3`,
    'Nothing to do. For other tools, move the keywords from "schema" to the parameter itself.',
  ),
  'param/collection-format': defineCode<{ format: string }>(
    'warning',
    ({ format }) => sentence`the collectionFormat ${format} is not allowed here: ignored`,
    'Use csv, ssv, tsv or pipes. multi is allowed only for arrays in queries and forms.',
  ),
  'body/unknown': defineCode<{ method: string }>(
    'warning',
    ({ method }) =>
      sentence`no document declares whether this ${unquoted(method)} request has a body`,
    'Nothing to do if it has no body. Otherwise describe the body, here or in an overlay.',
  ),
  'body/multiple': defineCode<{ isForm: boolean }>(
    'error',
    ({ isForm }) =>
      isForm
        ? 'this operation has a "body" parameter and "formData" parameters: the "body" parameter is ignored'
        : 'this operation has two "body" parameters: this second one is ignored',
    'Remove all but one "body" parameter, or use only "formData" parameters.',
    {
      helpFor: ({ isForm }) =>
        isForm
          ? 'Remove the "body" parameter, or all "formData" parameters.'
          : 'Remove one of the two "body" parameters.',
    },
  ),
  'body/on-get': defineCode<{ method: string }>(
    'warning',
    ({ method }) =>
      sentence`this ${unquoted(method)} request has a body: the body is kept, although many clients cannot send it`,
    'Nothing to do if the API needs the body. Otherwise replace it with query parameters, or use another method.',
  ),
  'body/empty-on-get': defineCode<{ method: string }>(
    'info',
    ({ method }) =>
      sentence`the body of this ${unquoted(method)} request has no fields, and is optional: omitted`,
    'Nothing to do: callers do not need to send this body.',
  ),
  'media/type': defineCode<{ found: string }>(
    'warning',
    ({ found }) => sentence`${found} is not a media type: ignored`,
    'Write a type and a subtype, for example application/json.',
  ),
  'resp/missing': defineCode(
    'warning',
    () => 'the operation declares no response: the type of its responses is unknown',
    'Describe at least the successful response.',
  ),
  'resp/status': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => sentence`${found} is not a response status: read as ${read}`,
    'Use a status like 200, a range like 2XX, or default.',
  ),
  'resp/schema-unknown': defineCode<{ status: string }>(
    'info',
    ({ status }) =>
      sentence`no document describes the body of the response ${status}: its type is unknown`,
    'Nothing to do if callers do not use the body. Otherwise describe it, here or in an overlay.',
  ),
  'resp/no-content': defineCode<{ status: string }>(
    'info',
    ({ status }) =>
      sentence`the response ${status} declares no "content", but another success response does: read as a response without a body`,
    'Nothing to do if the response has no body. Otherwise describe the body in "content".',
  ),
  'resp/no-body': defineCode<{ status: string }>(
    'warning',
    ({ status }) =>
      sentence`a response ${status} cannot have a body: the described body is ignored`,
    'Remove the body of the response, or correct the status.',
  ),
  'auth/undefined': defineCode<{ missing: 'scheme' | 'scope'; scheme: string; scope?: string }>(
    'warning',
    ({ missing, scheme, scope = '' }) =>
      missing === 'scope'
        ? sentence`the scope ${scope} of the security scheme ${scheme} is used here, but not defined: the operation still requires it`
        : sentence`the security scheme ${scheme} is used here, but not defined: its kind is guessed from its name`,
    'Define the security scheme in components.securitySchemes (securityDefinitions in Swagger 2.0), and its scopes in "scopes" of its flows.',
    {
      helpFor: ({ missing }) =>
        missing === 'scope'
          ? 'Add the scope to "scopes" in the flows of the security scheme, or correct its name.'
          : 'Define the security scheme in components.securitySchemes (securityDefinitions in Swagger 2.0), or correct its name.',
    },
  ),
  'auth/parameter': defineCode<{ name: string }>(
    'info',
    ({ name }) => sentence`the parameter ${name} is a credential: read as a security scheme`,
    'Nothing to do if this is right. To make it clear, replace the parameter with a security scheme of the type apiKey, and require the scheme in "security".',
  ),
  'auth/key-is-bearer': defineCode<{ scheme: string }>(
    'warning',
    ({ scheme }) =>
      sentence`this API key is sent in the Authorization header: read as the HTTP authentication scheme ${scheme}`,
    'Nothing to do. To declare it in OpenAPI 3, write type: http and scheme: bearer (or basic).',
  ),
  'auth/scheme': defineCode<{ field: string; value?: string }>(
    'warning',
    ({ field, value }) =>
      (value === undefined
        ? sentence`the security scheme lacks the field ${field}, which OpenAPI requires here: `
        : sentence`the security scheme has ${`${field}: ${value}`}, which OpenAPI does not allow: `) +
      readScheme(field, value),
    'Write a complete security scheme, for example type: http and scheme: bearer.',
    {
      helpFor: ({ field, value }) => {
        if (field === 'in')
          return 'Nothing to do if the key is sent in a header. Otherwise write in: query or in: cookie.';
        if (field === 'flow')
          return 'Nothing to do for the client: it sends the access token that you pass. To show the flow in the docs, write flow: implicit, password, application or accessCode.';
        return isHttpType(field, value)
          ? `Nothing to do if this is right. For other tools, write type: http and scheme: ${value ?? ''}.`
          : 'Complete or correct the security scheme, for example type: http and scheme: bearer. If OpenAPI has no type for it, write the function, and pass it under "auth" when you create the client.';
      },
    },
  ),
  'server/variable': defineCode<{ name: string }>(
    'warning',
    ({ name }) => sentence`the server variable ${name} has no default: callers must pass its value`,
    'Nothing to do if callers pass the value when they create the client. Otherwise declare a "default" for the variable.',
  ),
  'param/content': defineCode<{ name: string }>(
    'error',
    ({ name }) =>
      sentence`the parameter ${name} has both "schema" and "content", but only one is allowed: "schema" is used`,
    'Remove the one that does not describe the parameter: "content" is for a value in a media type, such as JSON, and "schema" for all others.',
  ),
  'param/style': defineCode<{ style: string }>(
    'warning',
    ({ style }) =>
      sentence`the style ${style} is not allowed for this parameter: the default style is used`,
    'Use a style that OpenAPI allows for its location ("in") and its type.',
  ),
  'param/bare-type': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the parameter ${name} declares its type without "schema", as in Swagger 2.0: the type is used`,
    'Nothing to do. For other tools, move the type into "schema", for example schema: { type: string }.',
  ),
  'param/body': defineCode<{ name: string }>(
    'error',
    ({ name }) =>
      sentence`the parameter ${name} has "in: body", which exists only in Swagger 2.0: ignored`,
    'Describe the body as "requestBody", as in OpenAPI 3.',
  ),
  'media/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      sentence`the keyword ${keyword} does not change types or checks: kept for the docs and the OpenAPI export`,
    'Nothing to do unless requests need what the keyword describes: then send it in your own code.',
    { loss: true },
  ),
} as const;
