/** Codes of recorded traffic. */
import { defineCode } from '../code.js';
import type { Disagreement } from './reconcile.js';

const SETTLE =
  'Correct the description in an overlay: restitch verify TRAFFIC --suggest FILE writes one. Or run restitch settle to accept the difference.';
const NOTHING = 'Nothing to do: these exchanges are not calls of an API.';

export const TRAFFIC_CODES = {
  'traffic/left-out': defineCode<{ what: string }>(
    'info',
    ({ what }) => `recorded exchanges are ignored: ${what}`,
    NOTHING,
  ),
  'traffic/other-host': defineCode<{ what: string }>(
    'info',
    ({ what }) => `exchanges with hosts that do not belong to the API are ignored: ${what}`,
    'If one of them is a host of the API, declare it as a server in a description or an overlay.',
  ),
  'traffic/no-request': defineCode(
    'warning',
    () => 'an entry of the recording has no HTTP request: skipped',
    'Record it again, or remove the entry.',
  ),
  'traffic/body-missing': defineCode<{ count: number }>(
    'info',
    ({ count }) =>
      `${count === 1 ? 'one recorded body is' : `${count} recorded bodies are`} missing, truncated or damaged: the types are unknown`,
    'Record again with bodies. In a browser, choose "Save all as HAR with content".',
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
    'Raise limits.fileBytes in the configuration to read more. Bodies over 256 KiB are always ignored in such a recording.',
  ),
  'traffic/undeclared-operation': defineCode<Disagreement>(
    'info',
    ({ key }) =>
      `recorded exchanges call ${key}, which no description declares: it is added to the API`,
    SETTLE,
  ),
  'traffic/undeclared-parameter': defineCode<Disagreement>(
    'info',
    ({ key, field }) => `recorded requests of ${key} contain an undeclared part: ${field}`,
    SETTLE,
  ),
  'traffic/undeclared-answer': defineCode<Disagreement>(
    'warning',
    ({ key, field }) => `recorded responses of ${key} contain an undeclared part: ${field}`,
    SETTLE,
  ),
  'traffic/undeclared-property': defineCode<Disagreement>(
    'warning',
    ({ key, field }) => `recorded exchanges with ${key} have an undeclared property: ${field}`,
    SETTLE,
  ),
  'traffic/forbidden': defineCode<Disagreement>(
    'warning',
    ({ key, field, kept }) =>
      `recorded exchanges with ${key} do not match the description: ${field} ${kept}`,
    SETTLE,
  ),
} as const;
