/** Codes of planning and writing files. */
import { messageOf } from '../../foundation/error-code.js';
import { defineCode } from '../code.js';

export const OUTPUT_CODES = {
  'output/conflict': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      `${path} was edited by hand: your edit was kept, and the new text was not written`,
    'Move the edit elsewhere and delete the file, or run with --force to overwrite it.',
  ),
  'output/foreign': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      `${path} was not written by restitch: it was kept, and the new text was not written`,
    'Move the file away, choose another output folder, or run with --force to overwrite it.',
  ),
  'output/internal-error': defineCode<{ error: unknown; target: string; what: string }>(
    'error',
    ({ error, target, what }) =>
      `an internal error prevented the target ${target} from generating ${what}: ${messageOf(error)}`,
    "Report it, with the smallest description that shows it; --debug prints where it happened. To write the rest, set this in the configuration: severities: { 'output/internal-error': 'warning' }.",
    { unread: true, thrown: ({ error }) => error },
  ),
  'output/left': defineCode<{ paths: readonly string[] }>(
    'warning',
    ({ paths }) =>
      `these files are no longer generated, but kept because you edited them: ${paths.join(', ')}`,
    'These files are yours now. Delete them when you no longer need them.',
  ),
  'output/stale-kept': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `${count} ${count === 1 ? 'file is' : 'files are'} no longer generated, but not deleted because of the errors`,
    'Correct the errors and run again. restitch deletes no files while a description is broken.',
  ),
  'output/nothing': defineCode(
    'error',
    () => 'the inputs have no endpoint; nothing was written',
    'Check the inputs: restitch inspect shows what was read.',
  ),
  'output/openapi-newer': defineCode<{ because: readonly string[] }>(
    'info',
    ({ because }) =>
      `openapi.json is OpenAPI 3.2, because 3.1 cannot express ${because.slice(0, 5).join(', ')}` +
      (because.length > 5 ? ` and ${because.length - 5} more` : ''),
    'Nothing to do, unless one of your tools supports only 3.1. Then exclude these operations, or remove them in an overlay.',
  ),
  'output/postman-less': defineCode<{ what: readonly string[] }>(
    'info',
    ({ what }) => `a Postman collection cannot express everything; omitted: ${what.join('; ')}`,
    'Nothing to do. The description of the collection lists this too, and other targets contain it.',
  ),
  'output/unread': defineCode<{ files: readonly string[]; codes: readonly string[] }>(
    'error',
    ({ files, codes }) =>
      `${files.join(', ')} could not be read or generated completely (${codes.join(', ')}); nothing was written`,
    "Correct the input. To generate from the rest, set this in the configuration: severities: { CODE: 'warning' }.",
  ),
  'output/refused': defineCode<{ path: string; why: string }>(
    'error',
    ({ path, why }) => `${path} cannot be written: ${why}; nothing was written`,
    'Remove or rename it. restitch writes only regular files, in folders that are not links.',
  ),
  'output/failed': defineCode<{ path: string; reason: string }>(
    'error',
    ({ path, reason }) => `${path} cannot be written: ${reason}; the run stopped there`,
    'Solve the problem, or choose another output folder, and run again. No file is damaged: each has its old or its new content.',
  ),
  'output/not-formatted': defineCode<{ path: string; name: string; why: string }>(
    'error',
    ({ path, name, why }) => `${name} could not format ${path}: ${why}; nothing was written`,
    'Install the formatter, or set format: "layout" to use none.',
  ),
  'output/collision': defineCode<{ path: string; other: string }>(
    'error',
    ({ path, other }) =>
      `${path} and ${other} differ only in case, so some systems treat them as one file; nothing was written`,
    'Rename one of the two.',
  ),
  'output/lock-broken': defineCode<{ path: string; reason: string }>(
    'warning',
    ({ path, reason }) => `${path} cannot be read (${reason}): it was recreated from the output`,
    'Nothing to do, unless files are reported too. Names from earlier runs may change.',
  ),
  'output/lock-lost': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `the lock file is missing, so ${count} changed ${count === 1 ? 'file was' : 'files were'} overwritten`,
    'Commit the lock file (restitch.lock.json). If you edited these files by hand, get your edits from version control.',
  ),
  'output/lock-newer': defineCode<{ path: string; version: number }>(
    'error',
    ({ path, version }) =>
      `a later version of restitch wrote ${path} (version ${version}); nothing was written`,
    'Install the version that your team uses.',
  ),
  'output/lock-merged': defineCode<{ path: string }>(
    'warning',
    ({ path }) =>
      `${path} contains an unfinished git merge: both sides were read, and the first one is preferred`,
    'Check the names in it. The run wrote the file again, without the marks of the merge.',
  ),
  'output/too-large': defineCode<{ target: string; limit: number }>(
    'error',
    ({ target, limit }) =>
      `the files of the target ${target} have more than ${limit} characters: none of them was written`,
    'Look for a long text that many operations refer to, or raise limits.output.',
  ),
  'output/mass-removal': defineCode<{ gone: number; of: number }>(
    'error',
    ({ gone, of }) => `${gone} of ${of} endpoints are no longer described; nothing was written`,
    'Check the inputs: did a download fail? If the inputs are right, run with --allow-mass-removal.',
  ),
  'handlers/unreadable': defineCode<{ path: string }>(
    'error',
    ({ path }) => `${path} has a syntax error or an unfinished git merge: it was not changed`,
    'Correct the file and run again. Stubs that could not be added are printed at the end, so that you can paste them.',
  ),
  'handlers/rivals': defineCode<{ key: string; places: readonly string[] }>(
    'error',
    ({ key, places }) =>
      `several functions handle ${key}: ${places.join(', ')}; nothing was written`,
    'Keep one of them. Do not export helpers, or give them types other than the Req and Res of the operation.',
  ),
  'handlers/not-added': defineCode<{ key: string; path: string; why: string }>(
    'error',
    ({ key, path, why }) => `the handler of ${key} was not added to ${path}: ${why}`,
    'Paste the text at the end of the output into a file of your handlers.',
  ),
  'handlers/not-edited': defineCode<{ path: string }>(
    'error',
    ({ path }) => `${path} was not changed: the edit would have changed other code too`,
    'Edit the file yourself: its keys, stubs and @deprecated comments. The compiler shows where.',
  ),
  'handlers/linked': defineCode<{ path: string }>(
    'error',
    ({ path }) => `${path} is a symbolic link and needs an edit: it was not changed`,
    'Edit the file that it points to. The compiler shows where, and stubs are printed so that you can paste them.',
  ),
  'handlers/retired': defineCode<{ handlers: readonly string[] }>(
    'warning',
    ({ handlers }) =>
      `no document describes these operations any more; their handlers are kept, but not mounted: ${handlers.join(', ')}`,
    'Delete the handlers when you no longer need them. If an operation comes back, its handler is mounted again.',
  ),
  'handlers/missing': defineCode<{ handlers: readonly string[] }>(
    'info',
    ({ handlers }) =>
      `no handler is exported for these operations, so they are not mounted: ${handlers.join(', ')}`,
    'Export a handler, or run with --restore to write its stub again.',
  ),
  'handlers/move': defineCode<{ from: string; to: string }>(
    'warning',
    ({ from, to }) => `there is no handler of ${from} that could move to ${to}`,
    'Write each key as method and path, for example "GET /pets/{id}", as in the types of the handlers.',
  ),
  'handlers/possible-move': defineCode<{ from: string; to: string }>(
    'warning',
    ({ from, to }) =>
      `${from} is gone and ${to} is new: if it moved, run restitch generate --move "${from}=${to}"`,
    'The old handler then replaces the new stub. If the operation did not move, there is nothing to do.',
  ),
} as const;
