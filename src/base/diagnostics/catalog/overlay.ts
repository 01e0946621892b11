/** Codes of overlays: corrections that people make to the merged API. */
import { defineCode } from '../code.js';

export const OVERLAY_CODES = {
  'overlay/no-match': defineCode<{ target: string }>(
    'warning',
    ({ target }) => `${target} selects nothing: the action has no effect`,
    'Correct the target, or remove the action if the description has been corrected.',
  ),
  'overlay/malformed': defineCode<{ what: string }>(
    'error',
    ({ what }) => `invalid overlay: ${what}`,
    'Give each action a target, and one of update, copy and remove (Overlay Specification 1.1).',
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
    "Write a query of RFC 9535, for example $.paths['/pets'].get.parameters[?@.name=='limit'].",
    { unread: true },
  ),
  'overlay/too-much': defineCode<{ why: string }>(
    'error',
    ({ why }) => `the action is skipped: ${why}`,
    'Select or copy less. An action that copies a value into itself doubles it each time.',
    { unread: true, cause: ({ why }) => why },
  ),
  'overlay/mixed': defineCode<{ target: string }>(
    'error',
    ({ target }) => `${target} selects values of different kinds: the action was skipped`,
    'Use several actions: one for objects, one for arrays, one for primitive values.',
  ),
  'overlay/incompatible': defineCode<{ pointer: string; found: string; given: string }>(
    'error',
    ({ pointer, found, given }) =>
      `${pointer || 'the root'} is ${found}: update cannot replace it with ${given}`,
    'Remove the old value in an action before this one.',
  ),
} as const;
