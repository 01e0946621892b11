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
    ({ name }) => `the item ${name} is a folder and a request at once: read as both`,
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
    'Write the method out instead of a variable.',
  ),
  'collection/description': defineCode<{ found: string }>(
    'info',
    ({ found }) => `a description is a value of type ${found}, not a text: ignored`,
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
    'Write :name, if that is not meant.',
  ),
  'collection/var-segment': defineCode<{ variable: string }>(
    'info',
    ({ variable }) => `the variable ${variable} in the path is read as a path parameter`,
    'If it is a constant of the API, add its name to constantVariables.',
  ),
  'collection/constant-segment': defineCode<{ variable: string; value: string }>(
    'info',
    ({ variable, value }) => `the variable ${variable} in the path is the constant ${value}`,
    NOTHING,
  ),
  'collection/parameter-suffix': defineCode<{ segment: string; name: string }>(
    'info',
    ({ segment, name }) => `in ${segment} only ${name} is the parameter, the rest is literal`,
    'Write the parameter alone between two slashes if that is not meant.',
  ),
  'collection/repeated-parameter': defineCode<{ name: string; renamed: string }>(
    'warning',
    ({ name, renamed }) => `the path has the parameter ${name} twice: the second is ${renamed}`,
    'Give each path parameter its own name.',
  ),
  'collection/undeclared-variable': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `the path variable ${name} is in no path: ignored`,
    NOTHING,
  ),
  'collection/literal-path': defineCode<{ segment: string; key: string }>(
    'warning',
    ({ segment, key }) => `${segment} looks like an example of ${key}: merged with it`,
    'Write the value as a path variable.',
  ),
  'collection/duplicate-parameter': defineCode<{ name: string }>(
    'warning',
    ({ name }) => `the parameter ${name} is sent twice with the same value: one is kept`,
    'Remove one of them.',
  ),
  'collection/dynamic-name': defineCode<{ name: string }>(
    'info',
    ({ name }) => `the name ${name} is computed by a variable: ignored`,
    'Write the name out.',
  ),
  'collection/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `the header ${name} belongs to the transport: it is not a parameter`,
    NOTHING,
  ),
  'collection/variant': defineCode<{ key: string; count: number }>(
    'info',
    ({ key, count }) => `${count} requests are variants of ${key}: read as one endpoint`,
    NOTHING,
  ),
  'collection/rpc': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} carries several operations of another protocol: read as one endpoint`,
    'SOAP and JSON-RPC operations share one method and path, so they cannot become separate operations.',
    { loss: true },
  ),
  'collection/duplicate-name': defineCode<{ name: string }>(
    'hint',
    ({ name }) => `several endpoints are named ${name}: the name is not used`,
    'Give each request its own name.',
  ),
  'collection/body-json': defineCode(
    'info',
    () => 'a JSON body contains variables, comments or trailing commas: read without them',
    NOTHING,
  ),
  'collection/body-text': defineCode(
    'warning',
    () => 'a body that should be JSON is not valid JSON: its type is unknown',
    'Correct the body, or describe it in an overlay.',
  ),
  'collection/body-on-get': defineCode<{ method: string }>(
    'info',
    ({ method }) => `the body of a ${method} request is not sent: ignored`,
    'Switch body pruning off in the settings of the request if it is needed.',
  ),
  'collection/body-kept': defineCode<{ method: string }>(
    'warning',
    ({ method }) => `a ${method} request has a body: kept, though many servers ignore it`,
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
    'restitch does not know the values that a script computes (URLs, headers, tokens).',
  ),
  'collection/auth-type': defineCode<{ type: string }>(
    'warning',
    ({ type }) => `the authentication ${type} is not standard: only its name is kept`,
    'Give the client your own authentication for it.',
    { loss: true },
  ),
  'collection/auth-variants': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `variants of ${key} are sent with and without authentication: treated as required`,
    'Settle it in an overlay.',
  ),
  'auth/prose': defineCode<{ scopes: string }>(
    'warning',
    ({ scopes }) =>
      `authentication is required only in prose (${scopes || 'no scope'}): inferred as OAuth 2`,
    'State the security in the description or in an overlay.',
  ),
  'server/placeholder': defineCode<{ url: string }>(
    'warning',
    ({ url }) => `${url} is a placeholder, not a server of the API`,
    'Declare the server in another document, in an overlay, or when you create the client.',
  ),
} as const;
