/** Diagnostic codes of recorded traffic. */
import { defineCode } from '../code.js';
import type { Disagreement } from './reconcile.js';

const SETTLE =
  'Correct the API description with an overlay: restitch verify TRAFFIC --suggest FILE writes one. Or run restitch settle to accept the difference.';
const NOTHING = 'Nothing to do: these requests are not calls of an API.';

export const TRAFFIC_CODES = {
  'traffic/left-out': defineCode<{ what: string }>(
    'info',
    ({ what }) => `some recorded requests are ignored: ${what}`,
    NOTHING,
  ),
  'traffic/other-host': defineCode<{ what: string }>(
    'info',
    ({ what }) => `recorded requests to hosts that are not servers of the API are ignored: ${what}`,
    'If one of them is a server of the API, declare it in an API description or an overlay.',
  ),
  'traffic/no-request': defineCode(
    'warning',
    () => 'this entry of the recording has no HTTP request: skipped',
    'Record it again, or remove the entry.',
  ),
  'traffic/body-missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      `${count === 1 ? 'one recorded body is' : `${count} recorded bodies are`} missing, cut off or damaged: the types of these bodies are unknown`,
    'If types are missing, record again with bodies: in a browser, choose "Save all as HAR with content".',
  ),
  'traffic/truncated': defineCode<{ byte: number; kept: number }>(
    'warning',
    ({ byte, kept }) =>
      `the recording is cut off at byte ${byte}: ${kept} complete requests with their responses are read, and the rest is ignored`,
    'If requests are missing, record or download it again.',
  ),
  'traffic/large': defineCode<{ size: number; limit: number; cut: number; lost: number }>(
    'info',
    ({ size, limit, cut, lost }) =>
      `the recording has ${size} bytes, more than limits.fileBytes (${limit}): read without ${cut} of its bodies and without ${lost} of its requests`,
    'To read all of it, raise limits.fileBytes in the configuration above the size of the recording. Above the limit, bodies over 256 KiB are ignored.',
  ),
  'traffic/undeclared-operation': defineCode<Disagreement>(
    'info',
    ({ key }) =>
      `the recording calls ${key}, which no API description declares: it is added to the API`,
    SETTLE,
  ),
  'traffic/undeclared-parameter': defineCode<Disagreement>(
    'info',
    ({ key, field }) =>
      `recorded requests to ${key} contain something that no API description declares: ${field}`,
    SETTLE,
  ),
  'traffic/undeclared-answer': defineCode<Disagreement>(
    'warning',
    ({ key, field }) =>
      `recorded responses of ${key} contain something that no API description declares: ${field}`,
    SETTLE,
  ),
  'traffic/undeclared-property': defineCode<Disagreement>(
    'warning',
    ({ key, field }) =>
      `the recording of ${key} contains a property that no API description declares: ${field}`,
    SETTLE,
  ),
  'traffic/forbidden': defineCode<Disagreement>(
    'warning',
    ({ key, field, kept }) =>
      `the recording of ${key} contradicts the API description: ${field} ${kept}`,
    SETTLE,
  ),
} as const;
