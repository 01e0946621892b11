/** Diagnostic codes of overlays: corrections that people make to the merged API. */
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';

/** The part of an overlay that is invalid. It determines the advice. */
export type OverlayFault = 'version' | 'actions' | 'action' | 'both' | 'root' | 'copy';

const OVERLAY_ADVICE: Readonly<Record<OverlayFault, string>> = {
  version:
    'Write "overlay: 1.1.0" in the first line of the overlay. If the file is an API description, move it to the inputs.',
  actions: 'Add an action, or remove the overlay.',
  action:
    'Give each action a "target", and one of "update", "copy" and "remove: true" (Overlay Specification 1.1).',
  both: 'Write two actions: one with "copy", and one with "update".',
  root: 'Correct the "target" of this action: select the parts that should be removed.',
  copy: 'Correct the JSONPath under "copy".',
};

export const OVERLAY_CODES = {
  'overlay/no-match': defineCode<{ target: string }>(
    'warning',
    ({ target }) => sentence`the target ${target} selects nothing: the action has no effect`,
    'Correct the target. If the API description no longer needs this action, remove the action.',
  ),
  'overlay/malformed': defineCode<{ what: string; fault: OverlayFault }>(
    'error',
    ({ what }) => sentence`the overlay is invalid: ${unquoted(what)}`,
    OVERLAY_ADVICE.action,
    { unread: true, helpFor: ({ fault }) => OVERLAY_ADVICE[fault] },
  ),
  'overlay/version': defineCode<{ found: string }>(
    'warning',
    ({ found }) =>
      sentence`the overlay has the version ${found}, which is unknown: read as version 1.1.0`,
    'Write "overlay: 1.1.0" in the first line of the overlay.',
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
    'Select or copy less in this action and the actions before it. An action that copies a value into itself doubles the size of the value.',
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
    'Replace this action with two actions: one that removes the old value ("remove: true"), and one that updates its parent with the new value.',
  ),
} as const;
