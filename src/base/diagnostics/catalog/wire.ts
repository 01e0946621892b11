/** Diagnostic codes of values that a request cannot transfer, or that a server cannot distinguish. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';

export const WIRE_CODES = {
  'wire/trace': defineCode(
    'info',
    () => 'fetch does not support the method TRACE: the client function always fails',
    'Nothing to do. To call it anyway, use another HTTP library.',
  ),
  'wire/ambiguous-type': defineCode<{ name: string; what: string; as: string }>(
    'info',
    ({ name, what, as }) =>
      sentence`the parameter ${name} has several types, which look alike in a request: ${unquoted(what)} is read as ${unquoted(as)}`,
    'Nothing to do if the server treats both types alike. Otherwise give the parameter one type.',
  ),
  'wire/form-shape': defineCode<{ type: string; kind: string }>(
    'warning',
    ({ type, kind }) =>
      sentence`a body of the media type ${type} must be an object, but the schema describes ${unquoted(kind)}: the client refuses to send it`,
    'Describe the body as an object with a property for each form field, or use another media type.',
  ),
  'wire/nested': defineCode<{ name: string; inside: string; style: string }>(
    'warning',
    ({ name, inside, style }) =>
      sentence`the parameter ${name} ${unquoted(/^a /.test(inside) ? 'is' : 'contains')} ${unquoted(inside)}, which the style ${style} cannot express: the client refuses to send it`,
    'If the parameter is an object in the query, use the style deepObject. Otherwise describe the parameter with "content" of the type application/json.',
  ),
  'wire/repeated': defineCode<{ name: string; list: string }>(
    'warning',
    ({ name, list }) =>
      sentence`OpenAPI does not define how to send the list ${list} in the object parameter ${name}: the client sends ${`${list}=a&${list}=b`}`,
    'Nothing to do if the server accepts this. Otherwise declare the style that it accepts, for example deepObject.',
  ),
  'wire/exploded': defineCode<{ name: string; other: string; property?: string }>(
    'warning',
    ({ name, other, property }) =>
      property === undefined
        ? sentence`the parameters ${name} and ${other} both send each of their properties as a separate query parameter, with any name: a server cannot tell which of the two a property belongs to`
        : sentence`the property ${property} of the parameter ${name} is sent as a separate query parameter: it cannot be distinguished from the parameter ${other}, which sends the same name`,
    'Use the style deepObject for the object parameter (for both, if both are objects), or rename one of the two parameters.',
  ),
  'wire/one-header': defineCode<{ first: string; second: string; header: string }>(
    'warning',
    ({ first, second, header }) =>
      sentence`the security schemes ${first} and ${second} are required together, but both use the header ${header}: a request can carry only one of them`,
    'Require only one of the two, or move one of them to another header.',
  ),
} as const;
