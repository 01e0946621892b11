/** Codes of recorded traffic. */
import { defineCode } from '../code.js';
import type { Disagreement } from './reconcile.js';

const SETTLE =
  'Correct it in an overlay; restitch verify TRAFFIC --suggest FILE writes one. Or accept it (acceptedConflicts, by the id that restitch inspect shows).';
const NOTHING = 'Nothing to do: it says nothing of an API.';

export const TRAFFIC_CODES = {
  'traffic/left-out': defineCode<{ what: string }>(
    'info',
    ({ what }) => `recorded exchanges are ignored: ${what}`,
    NOTHING,
  ),
  'traffic/other-host': defineCode<{ what: string }>(
    'info',
    ({ what }) => `exchanges with hosts that do not belong to the API are ignored: ${what}`,
    'If one is a host of the API, name it as a server in a description or an overlay.',
  ),
  'traffic/no-request': defineCode(
    'warning',
    () => 'an entry of the recording has no HTTP request: skipped',
    'Record it again, or remove the entry.',
  ),
  'traffic/body-missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      `${count} recorded bodies are missing, truncated or damaged: their types are unknown`,
    'Record with bodies: in a browser, "Save all as HAR with content".',
  ),
  'traffic/truncated': defineCode<{ byte: number; kept: number }>(
    'warning',
    ({ byte, kept }) =>
      `the recording ends in the middle, at byte ${byte}: ${kept} complete exchanges are read`,
    'Record again if exchanges are missing. An unfinished exchange at the end is ignored.',
  ),
  'traffic/large': defineCode<{ size: number; cut: number; lost: number }>(
    'info',
    ({ size, cut, lost }) =>
      `the recording has ${size} bytes: read as a stream, without the bodies of ${cut} messages and without ${lost} exchanges`,
    'Bodies over 256 KiB are ignored, and other bodies too if the recording is larger than the limit of a file. Raise limits.fileBytes to keep more.',
  ),
  'traffic/undeclared-operation': defineCode<Disagreement>(
    'info',
    ({ key }) => `recorded exchanges call ${key}, which no description declares: added`,
    SETTLE,
  ),
  'traffic/undeclared-parameter': defineCode<Disagreement>(
    'info',
    ({ key, field }) =>
      `recorded requests of ${key} contain something that no description declares: ${field}`,
    SETTLE,
  ),
  'traffic/undeclared-answer': defineCode<Disagreement>(
    'warning',
    ({ key, field }) =>
      `recorded responses of ${key} contain something that no description declares: ${field}`,
    SETTLE,
  ),
  'traffic/undeclared-property': defineCode<Disagreement>(
    'warning',
    ({ key, field }) =>
      `recorded exchanges with ${key} have a property that no description declares: ${field}`,
    SETTLE,
  ),
  'traffic/forbidden': defineCode<Disagreement>(
    'warning',
    ({ key, field, kept }) =>
      `recorded exchanges with ${key} do not match the description: ${field} ${kept}`,
    SETTLE,
  ),
} as const;
