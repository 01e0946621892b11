/**
 * Diagnostic codes of Swagger 2.0 and OpenAPI 3: documents, servers, paths, operations, parameters, responses,
 * security.
 */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';

/** Returns true for `type: basic` and `type: bearer`. In OpenAPI 3, both are values of `scheme`. */
function isHttpType(field: string, value: string | undefined): boolean {
  return field === 'type' && /^(?:basic|bearer)$/i.test(value ?? '');
}

/** The end of messages about a security scheme whose credential restitch cannot send by itself. */
const CUSTOM_SCHEME =
  'the client sends a credential for this scheme only if you write the function that adds it to requests';

/** Returns words for how an invalid security scheme is read, for a message. */
function readScheme(field: string, value: string | undefined): string {
  if (field === 'in') return 'read as "in: header"';
  if (field === 'flow') return 'read as OAuth 2 without this flow';
  return isHttpType(field, value)
    ? sentence`read as "type: http" with ${`scheme: ${value ?? ''}`}`
    : CUSTOM_SCHEME;
}

/** Returns advice for a header that cannot be a parameter: where OpenAPI declares what the header contains. */
function reservedHeaderHelp(header: string): string {
  if (header === 'authorization') {
    return 'Nothing to do if this is right. Otherwise define a security scheme, and require it in "security".';
  }
  return 'Nothing to do if "content" already declares the media types of bodies ("consumes" and "produces" in Swagger 2.0). Otherwise declare them there.';
}

export const OPENAPI_CODES = {
  'version/type': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      found === 'both'
        ? sentence`the document contains both "swagger" and "openapi": read as ${unquoted(read)}`
        : sentence`the version of the API format is written as ${unquoted(found)}: read as ${unquoted(read)}`,
    'Write swagger: "2.0", or an existing version of OpenAPI as a string, for example openapi: "3.1.0".',
    {
      helpFor: ({ found, read }) => {
        if (found === 'both') return 'Remove the wrong one of the two keys.';
        return read.startsWith('Swagger')
          ? 'Write swagger: "2.0", with the quotes.'
          : 'Write an existing version of OpenAPI as a string, for example openapi: "3.1.0".';
      },
    },
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
    'Nothing to do if this is right. Otherwise write schemes: [http] at the top level of this document.',
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
    'Nothing to do if only a trusted network can reach the API. Otherwise serve the API over https, and change http to https here.',
  ),
  'path/slash': defineCode<{ found: string; read: string }>(
    'info',
    ({ found, read }) =>
      read === ''
        ? sentence`the path ${found} ends with a slash: requests keep this slash, but the path counts as the same endpoint as the path without the slash`
        : sentence`the path ${found} has a missing or doubled slash: read as ${read}`,
    'Nothing to do if this is right. Otherwise correct the slashes of the path.',
    {
      helpFor: ({ read }) =>
        read === ''
          ? 'Nothing to do if the server expects the slash. Otherwise remove the slash from the path.'
          : 'Nothing to do if this is right. For other tools, write one slash at the start of the path, and one between its segments.',
    },
  ),
  'path/query': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      sentence`the path ${found} contains a query string: its entries are read as query parameters`,
    'Nothing to do if this is right. For other tools, remove the query string from the path, and declare its entries under "parameters", with "in: query".',
  ),
  'path/fragment': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      sentence`the path ${found} contains a fragment (after "#"), which clients do not send: read without the fragment, and merged with any path that is then the same`,
    'Nothing to do if these paths are the same endpoint. Otherwise change the path before the "#", or exclude its operations ("exclude" in the configuration).',
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
    ({ method }) =>
      sentence`the method ${method} is not a standard HTTP method: the operation is kept`,
    'Nothing to do if the server supports this method. Otherwise correct the method.',
  ),
  'op/too-much': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      sentence`with all references resolved, the operations of this document have more than ${limit} parameters, headers and media types in total: this operation and all after it are not read`,
    'Look for a large path item, response or callback that many operations refer to, and make it smaller. Otherwise split the document into several API descriptions.',
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
    'Set "in" of this parameter to path, query, header or cookie (in Swagger 2.0: path, query, header, formData or body).',
  ),
  'param/duplicate': defineCode<{ name: string }>(
    'warning',
    ({ name }) => sentence`the parameter ${name} is declared twice: the first declaration is used`,
    'Remove one of the two declarations.',
  ),
  'param/reserved-header': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`OpenAPI 3 does not allow the header ${name} as a parameter: ${unquoted(name.toLowerCase() === 'authorization' ? 'read as a credential, unless "security" already declares one' : 'this parameter is ignored')}`,
    'Declare media types in "content" ("consumes" and "produces" in Swagger 2.0), and credentials in "security".',
    { helpFor: ({ name }) => reservedHeaderHelp(name.toLowerCase()) },
  ),
  'param/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) =>
      sentence`HTTP clients and proxies set the header ${name} themselves: this parameter is omitted`,
    'Nothing to do: callers do not need to set this header.',
  ),
  'param/path-name': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) =>
      sentence`the path does not contain the parameter ${`{${found}}`}: this parameter is read as ${`{${read}}`}, which the path contains`,
    'Nothing to do if this is right. For other tools, use the same name in the path and in the "name" of the parameter.',
  ),
  'param/orphan': defineCode<{ name: string }>(
    'error',
    ({ name }) =>
      sentence`the path does not contain ${`{${name}}`}: this path parameter is omitted`,
    'Add the parameter to the path, or remove its declaration here.',
  ),
  'param/wildcard': defineCode<{ read?: string }>(
    'info',
    ({ read }) =>
      read === undefined
        ? sentence`the path has no parameter for the wildcard ${'*'}: this path parameter is omitted`
        : sentence`the path does not contain ${'{*}'}: this parameter is read as ${`{${read}}`}, the wildcard of the route`,
    'Nothing to do: @fastify/swagger declares such a parameter for each wildcard route.',
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
    'Declare the type of the parameter, here or in an overlay.',
  ),
  'param/schema': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the parameter ${name} has a "schema", which Swagger 2.0 does not allow here: read as in OpenAPI 3`,
    'Nothing to do. For other tools, move the keywords from "schema" to the parameter itself.',
  ),
  'param/collection-format': defineCode<{ format: string; isList: boolean }>(
    'warning',
    ({ format, isList }) =>
      isList
        ? sentence`the collectionFormat ${format} is not allowed here: the items of the array are separated by commas (csv)`
        : sentence`the collectionFormat ${format} has no effect, because the type here is not "array"`,
    'Use csv, ssv, tsv or pipes. multi is allowed only for arrays in queries and forms.',
    {
      helpFor: ({ isList }) =>
        isList
          ? 'Use csv, ssv, tsv or pipes; multi is allowed only in queries and forms. Remove collectionFormat if csv is right.'
          : 'Remove collectionFormat, or declare the type "array" if the value is a list.',
    },
  ),
  'body/unknown': defineCode<{ method: string; isUndeclared: boolean }>(
    'warning',
    ({ method, isUndeclared }) =>
      isUndeclared
        ? sentence`no document declares whether this ${unquoted(method)} request has a body: callers can send any body, or none`
        : sentence`the "requestBody" of this ${unquoted(method)} request has no "content": callers can send any body`,
    'Describe the body, here or in an overlay.',
    {
      helpFor: ({ isUndeclared }) =>
        isUndeclared
          ? 'Nothing to do if the request has no body. Otherwise describe the body, here or in an overlay.'
          : 'Describe the body in "content", here or in an overlay. Remove "requestBody" if the request has no body.',
    },
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
    ({ found }) => sentence`${found} is not a media type: this entry is ignored`,
    'Write a type and a subtype, for example application/json.',
  ),
  'resp/missing': defineCode(
    'warning',
    () => 'the operation declares no response: the type of its responses is unknown',
    'Describe at least the successful response, here or in an overlay.',
  ),
  'resp/status': defineCode<{ found: string; read: string }>(
    'warning',
    ({ found, read }) => sentence`${found} is not a response status: read as ${read}`,
    'Use a status like 200, a range like 2XX, or default.',
  ),
  'resp/schema-unknown': defineCode<{ status: string }>(
    'info',
    ({ status }) =>
      sentence`no document describes the body of the response ${status}: the type of this body is unknown`,
    'Nothing to do if callers do not use the body. Otherwise describe the body, here or in an overlay.',
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
  'auth/undefined': defineCode<{
    missing: 'scheme' | 'scope';
    scheme: string;
    scope?: string;
    /** The type that the name of the scheme suggests, if there is one. */
    type?: string;
  }>(
    'warning',
    ({ missing, scheme, scope = '', type }) => {
      if (missing === 'scope')
        return sentence`the scope ${scope} of the security scheme ${scheme} is used here, but not defined: the operation still requires this scope`;
      const read = type === undefined ? CUSTOM_SCHEME : `read as ${type}, because of this name`;
      return sentence`the security scheme ${scheme} is used here, but not defined: ${unquoted(read)}`;
    },
    'Define the security scheme in components.securitySchemes (securityDefinitions in Swagger 2.0), and its scopes in "scopes" of its flows.',
    {
      helpFor: ({ missing }) =>
        missing === 'scope'
          ? 'Add the scope to "scopes" in the flows of the security scheme, or correct the name of the scope.'
          : 'Define the security scheme in components.securitySchemes (securityDefinitions in Swagger 2.0), or correct its name here.',
    },
  ),
  'auth/parameter': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the parameter ${name} seems to be a credential: read as a security scheme of the type apiKey`,
    'Nothing to do if this is right: pass the credential under "auth" when you create the client. If it is an ordinary parameter, declare "security" for this operation (security: [] if it requires no credential).',
  ),
  'auth/parameter-facts': defineCode<{ name: string; scheme: string; lost: readonly string[] }>(
    'info',
    ({ name, scheme, lost }) =>
      sentence`the parameter ${name} is read as the security scheme ${scheme}, which declares something else: these fields are omitted: ${lost}`,
    'Nothing to do if the security scheme is right. Otherwise correct its description, here or in an overlay.',
  ),
  'auth/scheme': defineCode<{ field: string; value?: string }>(
    'warning',
    ({ field, value }) =>
      (value === undefined
        ? sentence`the security scheme has no ${field}, which OpenAPI requires here: `
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
          : 'Complete or correct the security scheme, for example type: http and scheme: bearer. If OpenAPI has no type for this scheme, write the function, and pass it under "auth" when you create the client.';
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
    'Remove "schema" if the value is text in a media type, such as JSON. Otherwise remove "content".',
  ),
  'param/style': defineCode<{ style: string }>(
    'warning',
    ({ style }) => sentence`the style ${style} is not allowed here: the default style is used`,
    'Remove the style if the default is right: "form" in queries, cookies and forms, "simple" in paths and headers. Otherwise use a style that OpenAPI allows in this location.',
  ),
  'param/bare-type': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the parameter ${name} declares its type without "schema", as in Swagger 2.0: the type is used`,
    'Nothing to do. For other tools, move the type into "schema", for example schema: { type: string }.',
  ),
  'param/body': defineCode<{ name: string; location: string; isRead: boolean }>(
    'warning',
    ({ name, location, isRead }) =>
      sentence`the parameter ${name} has ${`in: ${location}`}, which exists only in Swagger 2.0: ${unquoted(!isRead ? 'ignored, because the operation declares its body elsewhere' : location === 'body' ? 'read as the request body' : 'read as a field of a form in the request body')}`,
    'Replace the parameter with a "requestBody", as in OpenAPI 3.',
  ),
  'media/keyword': defineCode<{ keyword: string }>(
    'info',
    ({ keyword }) =>
      sentence`the keyword ${keyword} does not change types or checks: kept for the docs and the OpenAPI export`,
    'Nothing to do if the API works without this encoding. Otherwise encode the body in your own code before you pass it to the client.',
    { loss: true },
  ),
} as const;
