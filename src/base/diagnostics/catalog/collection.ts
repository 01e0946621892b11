/** Codes of collections of requests. */
import { defineCode } from '../code.js';

const NOTHING = 'Nothing to do: no fact is lost.';

export const COLLECTION_CODES = {
  'postman/v1': defineCode(
    'error',
    () => 'this is a Postman collection of version 1: it cannot be read',
    'Import it in Postman and export it as Collection v2.1, or convert it with postman-collection-transformer.',
  ),
  'collection/no-request': defineCode<{ name: string }>(
    'info',
    ({ name }) => `${name === '' ? 'an item' : `the item ${name}`} has no HTTP request: skipped`,
    'Remove the item, or give it a request.',
  ),
  'collection/item': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the item ${name} is both a folder and a request: read as both`,
    'Move the request into the folder.',
  ),
  'collection/deep': defineCode<{ limit: number }>(
    'error',
    ({ limit }) => `folders are nested more than ${limit} deep: the rest is skipped`,
    'Flatten the folders.',
  ),
  'collection/method': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `${method} is not an HTTP method: the request is skipped`,
    'Write a method such as GET instead of a variable.',
  ),
  'collection/description': defineCode<{ found: string }>(
    'info',
    ({ found }) => `a description has the type ${found}, but must be a string: ignored`,
    NOTHING,
  ),
  'collection/path-query': defineCode(
    'warning',
    () => 'the path contains a query or a fragment: moved out of the path',
    'Write query parameters in the query of the URL.',
  ),
  'collection/foreign-template': defineCode<{ segment: string; name: string }>(
    'info',
    ({ segment, name }) => `${segment} is read as the path parameter ${name}`,
    'Nothing to do. To choose another name, write :name.',
  ),
  'collection/var-segment': defineCode<{ variable: string }>(
    'info',
    ({ variable }) => `the variable ${variable} in the path is read as a path parameter`,
    'If it is a constant of the API, add its name to read.constantVariables in the configuration.',
  ),
  'collection/constant-segment': defineCode<{ variable: string; value: string }>(
    'info',
    ({ variable, value }) => `the variable ${variable} in the path is the constant ${value}`,
    NOTHING,
  ),
  'collection/parameter-suffix': defineCode<{ segment: string; name: string }>(
    'info',
    ({ segment, name }) => `in ${segment}, only ${name} is the parameter: the rest is literal text`,
    'If the whole segment is the parameter, write only the parameter between the slashes.',
  ),
  'collection/repeated-parameter': defineCode<{ name: string; renamed: string }>(
    'warning',
    ({ name, renamed }) =>
      `the path has the parameter ${name} twice: the second one is named ${renamed}`,
    'Give each path parameter its own name.',
  ),
  'collection/undeclared-variable': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `the path variable ${name} does not occur in the path: ignored`,
    NOTHING,
  ),
  'collection/literal-path': defineCode<{ segment: string; key: string }>(
    'warning',
    ({ segment, key }) =>
      `${segment} looks like a request of ${key} with a sample value: merged with it`,
    'Write the value as a path variable (:id).',
  ),
  'collection/duplicate-parameter': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the request sends the parameter ${name} twice with the same value: one is kept`,
    'Remove one of them.',
  ),
  'collection/dynamic-name': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the name ${name} contains a variable without a value: ignored`,
    'Write the name, or set the variable in the configuration (read.variables).',
  ),
  'collection/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `HTTP clients set the header ${name} themselves: it is not a parameter`,
    NOTHING,
  ),
  'collection/variant': defineCode<{ key: string; count: number }>(
    'info',
    ({ key, count }) => `${count} requests are variants of ${key}: read as one endpoint`,
    NOTHING,
  ),
  'collection/rpc': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} is called by several operations of SOAP or JSON-RPC: read as one endpoint`,
    'Nothing to do: these operations share one method and path, so they cannot become separate functions.',
    { loss: true },
  ),
  'collection/duplicate-name': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `several endpoints are named ${name}: the name is not used`,
    'Give each request its own name.',
  ),
  'collection/body-json': defineCode(
    'info',
    () => 'a JSON body contains variables, comments or trailing commas: they are ignored',
    NOTHING,
  ),
  'collection/body-text': defineCode(
    'warning',
    () => 'a body that should be JSON is not valid JSON: its type is unknown',
    'Correct the body, or describe it in an overlay.',
  ),
  'collection/body-on-get': defineCode<{ method: string }>(
    'info',
    ({ method }) => `Postman does not send the body of a ${method} request: ignored`,
    'If the API needs the body, turn off body pruning in the settings of the request.',
  ),
  'collection/body-kept': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `a ${method} request has a body: kept, although many servers ignore it`,
    'Remove the body if the API does not need it.',
  ),
  'collection/body-unknown': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `no document describes the body of ${key}`,
    'Describe it in an overlay.',
  ),
  'collection/response-status': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the saved response ${name} has no status: read as the default response`,
    'Set the status of the saved response.',
  ),
  'collection/secret': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `the collection contains values that look like secrets (${count}): they are not copied`,
    'Remove them from the file, and revoke them if they are real.',
  ),
  'collection/scripts': defineCode<{ count: number }>(
    'hint',
    ({ count }) =>
      `${count === 1 ? 'a script is' : `${count} scripts are`} ignored: restitch does not run scripts`,
    'If a script computes a URL, a header or a token, set its variable in the configuration (read.variables).',
  ),
  'collection/auth-type': defineCode<{ type: string }>(
    'warning',
    ({ type }) => `OpenAPI cannot express the authentication ${type}: only its name is kept`,
    'Add the credentials in a request hook of the client.',
    { loss: true },
  ),
  'collection/auth-variants': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      `some requests of ${key} have credentials and some have none: credentials are required`,
    'If they are optional, declare the security in an overlay.',
  ),
  'auth/prose': defineCode<{ scopes: string }>(
    'warning',
    ({ scopes }) =>
      `only a description text requires authentication (${scopes || 'no scope'}): OAuth 2 is assumed`,
    'Declare the security in the description or in an overlay.',
  ),
  'server/placeholder': defineCode<{ url: string }>(
    'warning',
    ({ url }) => `${url} is a placeholder, not a server of the API`,
    'Declare the server in another document, in an overlay, or when you create the client.',
  ),
} as const;
