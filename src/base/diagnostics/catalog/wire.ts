/** Diagnostic codes of values that a request cannot transfer, or that a server cannot distinguish. */
import { defineCode } from '../code.js';

export const WIRE_CODES = {
  'wire/trace': defineCode(
    'info',
    () => 'fetch does not support the method TRACE: the client function always fails',
    'Nothing to do. To call it anyway, use another HTTP library.',
  ),
  'wire/ambiguous-type': defineCode<{ name: string; what: string; as: string }>(
    'info',
    ({ name, what, as }) =>
      `the parameter ${name} has several types, which look alike in a request: ${what} is read as ${as}`,
    'Nothing to do if the server treats both alike. Otherwise give the parameter one type.',
  ),
  'wire/form-shape': defineCode<{ type: string; kind: string }>(
    'warning',
    ({ type, kind }) =>
      `a body of type ${type} needs fields, but the schema describes ${kind}: the client refuses to send it`,
    'Describe the body as an object, or use another media type.',
  ),
  'wire/nested': defineCode<{ name: string; inside: string; style: string }>(
    'warning',
    ({ name, inside, style }) =>
      `the parameter ${name} has ${inside}, which the style ${style} cannot express: the client refuses to send it`,
    'Use the style deepObject, or describe the parameter with "content" of the type application/json.',
  ),
  'wire/repeated': defineCode<{ name: string; list: string }>(
    'warning',
    ({ name, list }) =>
      `OpenAPI does not define how to send the list ${list} in the object ${name}: the client sends ${list}=a&${list}=b`,
    'Check that the server accepts this. Otherwise declare the style that it accepts, for example deepObject.',
  ),
  'wire/exploded': defineCode<{ name: string; other: string; property?: string }>(
    'warning',
    ({ name, other, property }) =>
      `${property === undefined ? 'any property' : `the property ${property}`} of the parameter ${name} is sent in the query under its own name: it cannot be distinguished from ${other}`,
    'Use the style deepObject, or rename one of them.',
  ),
  'wire/one-header': defineCode<{ first: string; second: string; header: string }>(
    'warning',
    ({ first, second, header }) =>
      `${first} and ${second} are required together, but both use the header ${header}: a request can carry only one`,
    'Require only one of them, or move one to another header.',
  ),
} as const;
