/** Diagnostic codes of collections of requests. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';

const NOTHING = 'Nothing to do: nothing is lost.';

export const COLLECTION_CODES = {
  'postman/v1': defineCode(
    'error',
    () => 'this is a Postman collection of version 1: it cannot be read',
    'Import it into Postman and export it as Collection v2.1, or convert it with postman-collection-transformer.',
  ),
  'collection/no-request': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      name === ''
        ? 'an item without a name is not an HTTP request: skipped'
        : sentence`the item ${name} is not an HTTP request: skipped`,
    'Nothing to do: restitch reads only HTTP requests. To include the item, replace it with an HTTP request.',
  ),
  'collection/circle': defineCode<{ name: string }>(
    'error',
    ({ name }) => sentence`${name} is in folders that contain each other: skipped`,
    'Correct "parentId" of one of these folders, so that the folder is in the workspace or in another folder. Or export the collection again.',
  ),
  'collection/item': defineCode<{ name: string }>(
    'warning',
    ({ name }) => sentence`the item ${name} is both a folder and a request: read as both`,
    'Nothing to do if this is right. Otherwise split the item into a folder and a request inside it.',
  ),
  'collection/deep': defineCode<{ limit: number }>(
    'error',
    ({ limit }) =>
      sentence`folders are nested more than ${limit} levels deep: the folders and requests below are skipped`,
    'Move the inner folders and requests up.',
  ),
  'collection/method': defineCode<{ method: string }>(
    'warning',
    ({ method }) => sentence`${method} is not an HTTP method: the request is skipped`,
    'Write the method itself, such as GET. Variables are not replaced in a method.',
  ),
  'collection/description': defineCode<{ found: string }>(
    'info',
    ({ found }) =>
      sentence`this "description" is ${unquoted(found === 'array' || found === 'object' ? 'an' : 'a')} ${unquoted(found)}, but must be a string: ignored`,
    'Nothing to do if the docs do not need this text. Otherwise write the text as a string.',
  ),
  'collection/path-query': defineCode(
    'warning',
    () =>
      'this "path" contains a query or a fragment: the query is read as query parameters, and the fragment is ignored',
    'Nothing to do if this is right. To avoid this message, move the query from "path" to the "query" of the URL, and remove the fragment.',
  ),
  'collection/foreign-template': defineCode<{ segment: string; name: string }>(
    'info',
    ({ segment, name }) =>
      sentence`the path segment ${segment} is in the notation of another tool: read as the path parameter ${name}`,
    'Nothing to do if this is right. To give the parameter another name, write the segment as :name.',
  ),
  'collection/var-segment': defineCode<{ variable: string }>(
    'info',
    ({ variable }) => sentence`the variable ${variable} in the path is read as a path parameter`,
    'Nothing to do if callers choose the value of this variable. If every call uses the same value, add the name of the variable to read.constantVariables in the configuration.',
  ),
  'collection/constant-segment': defineCode<{ variable: string; value: string }>(
    'info',
    ({ variable, value }) =>
      sentence`the variable ${variable} in the path has the value ${value}: read as this constant text, not as a parameter`,
    NOTHING,
  ),
  'collection/parameter-suffix': defineCode<{ segment: string; name: string }>(
    'info',
    ({ segment, name }) =>
      sentence`in the path segment ${segment}, only ${name} is read as a parameter: the other characters are plain text`,
    'Nothing to do if this is right. If the whole segment is the parameter, write only :name between the slashes.',
    {
      helpFor: ({ name }) =>
        `Nothing to do if this is right. If the whole segment is the parameter, write only :${name} between the slashes.`,
    },
  ),
  'collection/repeated-parameter': defineCode<{ name: string; renamed: string }>(
    'warning',
    ({ name, renamed }) =>
      sentence`two path parameters have the name ${name}: the second one is renamed to ${renamed}`,
    'Give each path parameter its own name.',
  ),
  'collection/undeclared-variable': defineCode<{ name: string }>(
    'hint',
    ({ name }) => sentence`the path variable ${name} does not occur in the path: ignored`,
    'Nothing to do if requests do not need the variable. Otherwise write it into the path.',
    {
      helpFor: ({ name }) =>
        `Nothing to do if requests do not need the variable. Otherwise write it into the path as :${name}.`,
    },
  ),
  'collection/literal-path': defineCode<{ segment: string; key: string }>(
    'warning',
    ({ segment, key }) =>
      sentence`the path ${segment} seems to be the path of ${key} with a sample value: read as a request to that endpoint`,
    'Nothing to do if this is right. To avoid this message, replace the sample value with a path variable (:id). If the path is a separate endpoint, add it in an overlay.',
  ),
  'collection/id-segment': defineCode<{ segment: string; key: string }>(
    'warning',
    ({ segment, key }) =>
      sentence`the path ${segment} seems to contain an identifier of a resource: read as a request to ${key}`,
    'Nothing to do if this is right. To name the parameter, replace the identifier with a path variable (:id). If the path is fixed, declare it in an API description.',
  ),
  'collection/duplicate-parameter': defineCode<{ name: string }>(
    'warning',
    ({ name }) =>
      sentence`the request sends the parameter ${name} twice with the same value: the second one is ignored`,
    'Remove one of the two parameters from the request.',
  ),
  'collection/dynamic-name': defineCode<{ name: string }>(
    'info',
    ({ name }) =>
      sentence`the name of this parameter or header contains a variable without a value (${name}): the parameter is ignored`,
    'Nothing to do if the API does not need this parameter. Otherwise write its name without a variable, or give the variable a value in the configuration (read.variables).',
  ),
  'collection/transport-header': defineCode<{ name: string }>(
    'hint',
    ({ name }) =>
      sentence`HTTP clients set the header ${name} themselves: it is not read as a parameter`,
    'Nothing to do: callers do not need to set this header.',
  ),
  'collection/variant': defineCode<{ key: string; count: number }>(
    'info',
    ({ key, count }) =>
      sentence`${count} requests have the method and path ${key}: merged into one endpoint`,
    NOTHING,
  ),
  'collection/rpc': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      sentence`several SOAP or JSON-RPC operations use ${key}: they are merged into one endpoint with one function`,
    'Nothing to do: OpenAPI cannot describe several operations with the same method and path.',
    { loss: true },
  ),
  'collection/duplicate-name': defineCode<{ name: string }>(
    'hint',
    ({ name }) =>
      sentence`several endpoints have the name ${name}: this name is not used, and the functions are named after the paths`,
    'Nothing to do if these function names are good enough. Otherwise give each request a different name.',
  ),
  'collection/body-json': defineCode(
    'info',
    () =>
      'this body is not strict JSON: comments and trailing commas are ignored, and a variable outside a string is read as a value of unknown type',
    'Nothing to do if the inferred type of the body is right. Otherwise replace the variables with sample values, or describe the body in an overlay.',
  ),
  'collection/body-text': defineCode(
    'warning',
    () => 'this body is declared as JSON, but is not valid JSON: its type is unknown',
    'Correct the body, or describe it in an overlay.',
  ),
  'collection/body-on-get': defineCode<{ method: string }>(
    'info',
    ({ method }) =>
      sentence`Postman does not send the body of a ${unquoted(method)} request: the body is ignored`,
    'Nothing to do if the API does not need the body. Otherwise turn on "Disable body pruning" in the settings of the request in Postman.',
  ),
  'collection/body-kept': defineCode<{ method: string }>(
    'warning',
    ({ method }) =>
      sentence`this ${unquoted(method)} request has a body: the body is kept, although many servers ignore it`,
    'Nothing to do if the API needs the body. Otherwise remove the body from the request.',
  ),
  'collection/body-unknown': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      sentence`no document describes the request body of ${key}: an optional body of unknown type is assumed`,
    'Describe the body in an overlay. If the operation has no body, remove its "requestBody" in an overlay.',
  ),
  'collection/response-status': defineCode<{ name: string }>(
    'warning',
    ({ name }) => sentence`the saved response ${name} has no status: read as the default response`,
    'Set the status code of the saved response.',
  ),
  'collection/secret': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      count === 1
        ? 'the file contains a value that looks like a secret: not copied to the output'
        : sentence`the file contains ${count} values that look like secrets: not copied to the output`,
    'Remove the secrets from the file. If they are real, revoke them.',
  ),
  'collection/scripts': defineCode<{ count: number }>(
    'hint',
    ({ count }) =>
      sentence`the file contains ${unquoted(count === 1 ? 'a script' : `${count} scripts`)}, which restitch never runs: ignored`,
    'Nothing to do if no script sets a variable that a URL or a header needs. Otherwise set the variable in the configuration (read.variables).',
  ),
  'collection/auth-type': defineCode<{ type: string }>(
    'warning',
    ({ type }) =>
      sentence`OpenAPI cannot express the authentication type ${type}: only the name of the type is kept, and the client sends no credentials of this type`,
    'Add the credentials (or the signature) in a request hook of the client.',
    { loss: true },
  ),
  'collection/auth-variants': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      sentence`some requests of ${key} have credentials, and others have none: the credentials are read as required`,
    'Nothing to do if this is right. If the credentials are optional, declare "security" of the operation in an overlay, with an empty object as one of its items.',
  ),
  'auth/prose': defineCode<{ scopes: string }>(
    'warning',
    ({ scopes }) =>
      sentence`only the description text says that this operation requires authentication (${unquoted(scopes ? `scopes: ${scopes}` : 'no scopes')}): OAuth 2 is assumed`,
    'Nothing to do if the operation uses OAuth 2. Otherwise declare its "security" in an overlay, or here if this is an OpenAPI document.',
  ),
  'server/placeholder': defineCode<{ url: string }>(
    'warning',
    ({ url }) => sentence`the server ${url} is only a placeholder: its host is ignored`,
    'Declare the real server in another document or in an overlay, or pass baseUrl when you create the client.',
  ),
} as const;
