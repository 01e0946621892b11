/** Diagnostic codes of values that a request cannot transfer, or that a server cannot distinguish. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';

export const WIRE_CODES = {
  'wire/trace': defineCode(
    'info',
    () =>
      'fetch does not support the method TRACE: the client function for this operation always fails',
    'Nothing to do. To call this operation anyway, use another HTTP library.',
  ),
  'wire/ambiguous-type': defineCode<{ name: string; what: string; as: string }>(
    'info',
    ({ name, what, as }) =>
      sentence`the parameter ${name} has several types, whose values look alike in a request: the generated server reads ${unquoted(what)} as ${unquoted(as)}`,
    'Nothing to do if your handler treats both types alike. Otherwise declare only one type for the parameter.',
  ),
  'wire/form-shape': defineCode<{ type: string; kind: string }>(
    'warning',
    ({ type, kind }) =>
      sentence`a body of the media type ${type} must be an object, but the schema describes ${unquoted(kind)}: the client refuses to send this body`,
    'Describe the body as an object with a property for each form field, or use another media type.',
  ),
  'wire/nested': defineCode<{ name: string; inside: string; style: string }>(
    'warning',
    ({ name, inside, style }) =>
      sentence`the parameter ${name} ${unquoted(/^a /.test(inside) ? 'is' : 'contains')} ${unquoted(inside)}, which the style ${style} cannot express: the client refuses to send such a value`,
    'If the parameter is an object in the query, use the style deepObject. Otherwise describe the parameter with "content" of the type application/json.',
    {
      helpFor: ({ inside }) =>
        inside.startsWith('a list')
          ? 'Describe the parameter with "content" of the type application/json, in place of "schema".'
          : 'If the parameter is in the query, use the style deepObject. Otherwise describe the parameter with "content" of the type application/json.',
    },
  ),
  'wire/repeated': defineCode<{ name: string; list: string }>(
    'warning',
    ({ name, list }) =>
      sentence`OpenAPI does not define how to send the list ${list} in the object parameter ${name}: the client sends ${`${list}=a&${list}=b`}`,
    'Nothing to do if the server accepts this. Otherwise declare the style that the server accepts, for example deepObject.',
  ),
  'wire/exploded': defineCode<{ name: string; other: string; property?: string }>(
    'warning',
    ({ name, other, property }) =>
      property === undefined
        ? sentence`the parameters ${name} and ${other} both send each of their properties as a separate query parameter, with any name: a server cannot tell which of the two a property belongs to`
        : sentence`the property ${property} of the parameter ${name} is sent as the query parameter ${property}, but the parameter ${other} sends the same name: a server cannot distinguish the two values`,
    'Use the style deepObject for each of the two parameters that is an object.',
    {
      helpFor: ({ property }) =>
        property === undefined
          ? 'Use the style deepObject for both parameters.'
          : 'Use the style deepObject for each of the two parameters that is an object. Otherwise rename the property or the other parameter.',
    },
  ),
  'wire/one-header': defineCode<{
    first: string;
    second: string;
    place: readonly [place: string, name: string];
  }>(
    'error',
    ({ first, second, place: [place, name] }) =>
      sentence`the security schemes ${first} and ${second} are required together, but both use the ${unquoted(place)} ${name}, and a request can contain only one of the two credentials: read as alternatives, so one of them is enough`,
    'If one of the two credentials is enough, write each scheme as a separate entry in the list "security". Otherwise move one of the schemes to another header.',
  ),
} as const;
