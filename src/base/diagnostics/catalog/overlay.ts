/** Codes of overlays: corrections that people make to the merged API. */
import { defineCode } from '../code.js';

export const OVERLAY_CODES = {
  'overlay/no-match': defineCode<{ target: string }>(
    'warning',
    ({ target }) => `${target} selects nothing: the action has no effect`,
    'Correct the target, or remove the action when what it corrected is gone.',
  ),
  'overlay/malformed': defineCode<{ what: string }>(
    'error',
    ({ what }) => `not an overlay: ${what}`,
    'See the Overlay Specification 1.1: actions have a target, and one of update, copy and remove.',
    { unread: true },
  ),
  'overlay/version': defineCode<{ found: string }>(
    'warning',
    ({ found }) => `the overlay is of version ${found}: read as 1.1.0`,
    'Write overlay: 1.1.0.',
  ),
  'overlay/target': defineCode<{ query: string; why: string }>(
    'error',
    ({ query, why }) => `${query} is not a JSONPath: ${why}`,
    "Write a query of RFC 9535, e.g. $.paths['/pets'].get.parameters[?@.name=='limit'].",
    { unread: true },
  ),
  'overlay/too-much': defineCode<{ why: string }>(
    'error',
    ({ why }) => `the action is skipped: ${why}`,
    'Copy or select less. Actions that copy a value into itself double it each time.',
    { unread: true, cause: ({ why }) => why },
  ),
  'overlay/mixed': defineCode<{ target: string }>(
    'error',
    ({ target }) => `${target} selects values of different kinds: the action was skipped`,
    'Select only objects, only arrays, or only primitive values; use several actions.',
  ),
  'overlay/incompatible': defineCode<{ pointer: string; found: string; given: string }>(
    'error',
    ({ pointer, found, given }) =>
      `${pointer || 'the root'} is ${found}, and cannot become ${given}`,
    'Remove the value in an action before this one.',
  ),
} as const;
