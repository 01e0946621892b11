/** Diagnostic codes of recorded traffic. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';
import type { Disagreement } from './reconcile.js';

const SUGGEST = 'restitch verify TRAFFIC --suggest FILE writes an overlay for this';
const ACCEPT = 'To accept the addition, run restitch settle.';
/** Advice for a conflict in which the API description is kept. */
const CORRECT = `If the service is right, correct the API description: ${SUGGEST}. If the API description is right, correct the service. To accept the difference, run restitch settle.`;
/** Advice for a part of the API that is added because it was recorded. */
const DECLARE = `If this is part of the API, declare it in the API description: ${SUGGEST}. ${ACCEPT}`;
const NOTHING = 'Nothing to do: these requests are not calls of an API.';

/** Returns true if the kept value of a conflict was observed in traffic. Such a value is added to the API. */
function isAdded(kept: string): boolean {
  return kept.startsWith('observed in ');
}

export const TRAFFIC_CODES = {
  'traffic/left-out': defineCode<{ what: string }>(
    'info',
    ({ what }) =>
      sentence`some recorded requests are ignored; the kinds, each with its number of requests: ${unquoted(what)}`,
    NOTHING,
  ),
  'traffic/other-host': defineCode<{ what: string }>(
    'info',
    ({ what }) =>
      sentence`recorded requests to hosts that are not servers of the API are ignored; the hosts, each with its number of requests: ${unquoted(what)}`,
    'Nothing to do if these hosts belong to other services. If one of them is a server of the API, declare it in an API description or an overlay.',
  ),
  'traffic/no-request': defineCode(
    'warning',
    () => 'this entry of the recording has no HTTP request: skipped',
    'Nothing to do if the entry does not belong to the API. Otherwise record the call again.',
  ),
  'traffic/body-missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      count === 1
        ? 'one recorded body is missing, cut off or damaged: it does not contribute to the types'
        : sentence`${count} recorded bodies are missing, cut off or damaged: they do not contribute to the types`,
    'Nothing to do if no types are missing. Otherwise record again with bodies: in a browser, choose "Save all as HAR with content".',
  ),
  'traffic/not-base64': defineCode(
    'info',
    () => 'the recording calls this body base64, but the body is plain text: read as plain text',
    'Nothing to do: the recorder that wrote the file marks plain texts as base64.',
  ),
  'traffic/truncated': defineCode<{ byte: number; kept: number }>(
    'warning',
    ({ byte, kept }) =>
      sentence`the recording ends too early, at byte ${byte}: the ${kept} complete requests before it are read with their responses`,
    'Nothing to do if no requests are missing. Otherwise record or download the recording again.',
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
      sentence`the recording calls the operation ${key}, which no API description declares: the operation is added to the API`,
    DECLARE,
  ),
  'traffic/undeclared-parameter': defineCode<Disagreement>(
    'info',
    ({ key, part }) =>
      sentence`recorded requests of ${key} contain ${unquoted(part)}, which no API description declares: added to the API`,
    DECLARE,
  ),
  'traffic/undeclared-answer': defineCode<Disagreement>(
    'warning',
    ({ key, part }) =>
      sentence`recorded calls to ${key} got ${unquoted(part)}, which no API description declares: added to the API`,
    DECLARE,
  ),
  'traffic/undeclared-property': defineCode<Disagreement>(
    'warning',
    ({ key, part }) =>
      sentence`recorded calls to ${key} contain ${unquoted(part)}, which no API description declares: not added to the API`,
    CORRECT,
  ),
  'traffic/forbidden': defineCode<Disagreement>(
    'warning',
    ({ key, part, kept }) => {
      // A request body or a media type that only traffic contains is added, as an undeclared parameter is.
      if (isAdded(kept))
        return sentence`recorded requests of ${key} contain ${unquoted(part)}, which no API description declares: added to the API`;
      return kept === 'is required'
        ? sentence`in recorded calls to ${key}, ${unquoted(part)} is missing, but the API description requires it`
        : sentence`in recorded calls to ${key}, ${unquoted(part)} does not match the API description: ${unquoted(/^(?:must|is)\b/.test(kept) ? `it ${kept}` : kept)}`;
    },
    CORRECT,
    { helpFor: ({ kept }) => (isAdded(kept) ? DECLARE : CORRECT) },
  ),
} as const;
