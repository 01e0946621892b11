/** Diagnostic codes of recorded traffic. */
import { defineCode } from '../code.js';
import { unquoted, quotedName, sentence } from '../message.js';
import type { Disagreement } from './reconcile.js';

const SETTLE =
  'Correct the API description with an overlay: restitch verify TRAFFIC --suggest FILE writes one. Or run restitch settle to accept the difference.';
const NOTHING = 'Nothing to do: these requests are not calls of an API.';

/**
 * Describes a part of a recorded request or response: `the value at "/id" in the body of the response "200"` for
 * `response 200, body /id`.
 */
function recordedPart(field: string): string {
  const [, status, place, name = ''] =
    /^(?:request|response (\S+))(?:, (\w+) ?(.*))?$/s.exec(field) ?? [];
  const whole = status === undefined ? 'the request' : `the response ${quotedName(status)}`;
  if (place === undefined) return status === undefined ? field : whole;
  if (place !== 'body')
    return `the ${place} ${place === 'query' || place === 'path' ? 'parameter ' : ''}${quotedName(name)}${status === undefined ? '' : ` of ${whole}`}`;
  return name === ''
    ? `the body of ${whole}`
    : `the value at ${quotedName(name)} in the body of ${whole}`;
}

export const TRAFFIC_CODES = {
  'traffic/left-out': defineCode<{ what: string }>(
    'info',
    ({ what }) =>
      sentence`some recorded requests are ignored; by kind and number: ${unquoted(what)}`,
    NOTHING,
  ),
  'traffic/other-host': defineCode<{ what: string }>(
    'info',
    ({ what }) =>
      sentence`recorded requests to hosts that are not servers of the API are ignored; by host and number: ${unquoted(what)}`,
    'Nothing to do if these are other services. If one of them is a server of the API, declare it in an API description or an overlay.',
  ),
  'traffic/no-request': defineCode(
    'warning',
    () => 'this entry of the recording has no HTTP request: skipped',
    'Record the request again, or remove the entry.',
  ),
  'traffic/body-missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      count === 1
        ? 'one recorded body is missing, cut off or damaged: it does not contribute to the types'
        : sentence`${count} recorded bodies are missing, cut off or damaged: they do not contribute to the types`,
    'Nothing to do if no types are missing. Otherwise record again with bodies: in a browser, choose "Save all as HAR with content".',
  ),
  'traffic/truncated': defineCode<{ byte: number; kept: number }>(
    'warning',
    ({ byte, kept }) =>
      sentence`the recording ends too early, at byte ${byte}: the ${kept} complete requests before it are read with their responses`,
    'Nothing to do if no requests are missing. Otherwise record or download it again.',
  ),
  'traffic/large': defineCode<{ size: number; limit: number; cut: number; lost: number }>(
    'info',
    ({ size, limit, cut, lost }) =>
      sentence`the recording has ${size} bytes, more than the limit "limits.fileBytes" (${limit}): it is read without ${cut} of its bodies and without ${lost} of its requests`,
    'Nothing to do if no types are missing. Otherwise raise limits.fileBytes in the configuration above the size of the recording. Above the limit, bodies over 256 KiB are ignored.',
  ),
  'traffic/undeclared-operation': defineCode<Disagreement>(
    'info',
    ({ key }) =>
      sentence`the recording calls the operation ${key}, which no API description declares: it is added to the API`,
    SETTLE,
  ),
  'traffic/undeclared-parameter': defineCode<Disagreement>(
    'info',
    ({ key, field }) =>
      sentence`recorded requests of ${key} contain ${unquoted(recordedPart(field))}, which no API description declares`,
    SETTLE,
  ),
  'traffic/undeclared-answer': defineCode<Disagreement>(
    'warning',
    ({ key, field }) =>
      sentence`recorded calls to ${key} got ${unquoted(recordedPart(field))}, which no API description declares`,
    SETTLE,
  ),
  'traffic/undeclared-property': defineCode<Disagreement>(
    'warning',
    ({ key, field }) =>
      sentence`recorded calls to ${key} contain ${unquoted(recordedPart(field))}, which no API description declares`,
    SETTLE,
  ),
  'traffic/forbidden': defineCode<Disagreement>(
    'warning',
    ({ key, field, kept }) =>
      kept === 'is required'
        ? sentence`in recorded calls to ${key}, ${unquoted(recordedPart(field))} is missing, but the API description requires it`
        : sentence`in recorded calls to ${key}, ${unquoted(recordedPart(field))} does not match the API description: ${unquoted(/^(?:must|is)\b/.test(kept) ? `it ${kept}` : kept)}`,
    SETTLE,
  ),
} as const;
