/** Codes of values that a request cannot carry, or that a server cannot distinguish. */
import { defineCode } from '../code.js';

export const WIRE_CODES = {
  'wire/trace': defineCode(
    'info',
    () => 'fetch does not support the method TRACE: the client function always rejects',
    'Nothing to do, unless JavaScript calls it.',
  ),
  'wire/ambiguous-type': defineCode<{ name: string; what: string; as: string }>(
    'info',
    ({ name, what, as }) =>
      `a request does not show which type the parameter ${name} has: ${what} is read as ${as}`,
    'Nothing to do, if the server takes both for the same; else give the parameter one type.',
  ),
  'wire/form-shape': defineCode<{ type: string; kind: string }>(
    'warning',
    ({ type, kind }) =>
      `a body of type ${type} needs fields, but ${kind} has none: the client refuses to send it`,
    'Describe an object, or use another media type.',
  ),
  'wire/nested': defineCode<{ name: string; inside: string; style: string }>(
    'warning',
    ({ name, inside, style }) =>
      `the parameter ${name} has ${inside}, which the style ${style} cannot write: the client refuses to send it`,
    'Use the style deepObject, or describe the parameter by content: application/json.',
  ),
  'wire/repeated': defineCode<{ name: string; list: string }>(
    'warning',
    ({ name, list }) =>
      `OpenAPI does not define how the list ${list} in the object ${name} is written: its name is repeated, ${list}=a&${list}=b`,
    'Check that the server reads it so; else describe the style it reads, for example deepObject.',
  ),
  'wire/exploded': defineCode<{ name: string; other: string; property?: string }>(
    'warning',
    ({ name, other, property }) =>
      `${property === undefined ? 'any property' : `the property ${property}`} of the parameter ${name} is sent in the query under its own name: it cannot be distinguished from ${other}`,
    'Use the style deepObject, or other names.',
  ),
  'wire/one-header': defineCode<{ first: string; second: string; header: string }>(
    'warning',
    ({ first, second, header }) =>
      `${first} and ${second} are required together, but both use the header ${header}: a request can carry only one`,
    'Require one of them, or send one elsewhere.',
  ),
} as const;
