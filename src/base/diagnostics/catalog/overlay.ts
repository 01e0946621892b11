/** Diagnostic codes of overlays: corrections that people make to the merged API. */
import { defineCode } from '../code.js';
import { unquoted, quotedName, sentence } from '../message.js';

export const OVERLAY_CODES = {
  'overlay/no-match': defineCode<{ target: string }>(
    'warning',
    ({ target }) => sentence`the target ${target} selects nothing: the action has no effect`,
    'Correct the target. If the API description no longer needs this action, remove it.',
  ),
  'overlay/malformed': defineCode<{ what: string }>(
    'error',
    ({ what }) => sentence`the overlay is invalid: ${unquoted(what)}`,
    'Give each action a target, and one of update, copy and remove (Overlay Specification 1.1).',
    { unread: true },
  ),
  'overlay/version': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      sentence`the overlay has the version ${found}, which is unknown: read as version 1.1.0`,
    'Write "overlay: 1.1.0" in its first line.',
  ),
  'overlay/target': defineCode<{ query: string; why: string }>(
    'error',
    ({ query, why }) => sentence`the target ${query} is not a valid JSONPath: ${unquoted(why)}`,
    "Write a query of RFC 9535, for example $.paths['/pets'].get.parameters[?@.name=='limit'].",
    { unread: true },
  ),
  'overlay/too-much': defineCode<{ why: string }>(
    'error',
    ({ why }) => sentence`this action is skipped, because it exceeds a limit: ${unquoted(why)}`,
    'Select or copy less. Check for an action that copies a value into itself: each one doubles the size.',
    { unread: true, cause: ({ why }) => why },
  ),
  'overlay/mixed': defineCode<{ target: string }>(
    'error',
    ({ target }) =>
      sentence`the target ${target} selects values of different types: the action is skipped`,
    'Write several actions: one that selects objects, one for arrays, one for strings, numbers and booleans.',
  ),
  'overlay/incompatible': defineCode<{ pointer: string; found: string; given: string }>(
    'error',
    ({ pointer, found, given }) =>
      sentence`${pointer === '' ? unquoted('the root of the document') : unquoted(`the value at ${quotedName(pointer)}`)} is ${unquoted(found)}, and "update" cannot replace it with ${unquoted(given)}: the old value is kept`,
    'First remove the old value: write an action with "remove: true" before this one.',
  ),
} as const;
