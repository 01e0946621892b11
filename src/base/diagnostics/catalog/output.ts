/** Diagnostic codes of planning and writing files. */
import { messageOf } from '../../foundation/error-code.js';
import { defineCode } from '../code.js';

/** Returns advice on how to remove the cause of a failed write. */
function remedy(reason: string): string {
  if (reason.includes('ENAMETOOLONG')) return 'Choose a shorter name or path';
  if (/ENOSPC|EDQUOT/.test(reason))
    return 'Free space on the disk, or choose another output folder';
  if (/EACCES|EPERM|EROFS/.test(reason)) {
    return 'Give yourself write permission, or choose another output folder';
  }
  if (/EBUSY|EMFILE|ENFILE/.test(reason)) return 'Close the programs that use the files';
  return 'Correct this, or choose another output folder';
}

export const OUTPUT_CODES = {
  'output/conflict': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      `${path} was edited by hand: your edit was kept, and the new text was not written`,
    'To keep the edit, move it to another file and delete this one. To discard the edit, run with --force.',
  ),
  'output/foreign': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      `${path} is in the way, because restitch did not write it: it was kept, and the new text was not written`,
    'Move the file to another folder, choose another output folder, or run with --force to overwrite the file.',
  ),
  'output/internal-error': defineCode<{ error: unknown; target: string; what: string }>(
    'error',
    ({ error, target, what }) =>
      `an internal error prevented the target ${target} from generating ${what}: ${messageOf(error)}`,
    "Report it, with the smallest API description that shows it; --debug prints where it happened. To write the rest, set this in the configuration: severities: { 'output/internal-error': 'warning' }.",
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
      `${count} ${count === 1 ? 'file is' : 'files are'} no longer generated, but not deleted, because this run has errors`,
    'Correct the errors and run again: then the old files are deleted.',
  ),
  'output/nothing': defineCode(
    'error',
    () => 'the inputs contain no endpoint; nothing was written',
    'Check the inputs: restitch inspect shows what was read.',
  ),
  'output/openapi-newer': defineCode<{ because: readonly string[] }>(
    'info',
    ({ because }) =>
      `openapi.json is OpenAPI 3.2, because OpenAPI 3.1 does not have: ${because.slice(0, 5).join(', ')}` +
      (because.length > 5 ? ` and ${because.length - 5} more` : ''),
    'Nothing to do, unless one of your tools supports only 3.1. Then exclude the operations that use these features, or remove the features in an overlay.',
  ),
  'output/postman-less': defineCode<{ what: readonly string[] }>(
    'info',
    ({ what }) =>
      `a Postman collection cannot express everything, so these parts of the API are omitted from it: ${what.join('; ')}`,
    'Nothing to do. The text at the start of the collection lists them too, and the other targets contain them.',
  ),
  'output/unread': defineCode<{ files: readonly string[]; codes: readonly string[] }>(
    'error',
    ({ files, codes }) =>
      `${files.join(', ')} could not be read or generated completely; nothing was written (see the errors ${codes.join(', ')})`,
    "Correct the input. To generate from the rest, set this in the configuration, with the code of the error: severities: { 'CODE': 'warning' }.",
  ),
  'output/refused': defineCode<{ path: string; why: string }>(
    'error',
    ({ path, why }) => `${path} cannot be written: ${why}; nothing was written`,
    'Remove or rename what is at this path. restitch writes only regular files, in folders that are not links.',
  ),
  'output/failed': defineCode<{ path: string; reason: string }>(
    'error',
    ({ path, reason }) => `${path} cannot be written: ${reason}; the run stopped there`,
    'Choose another output folder, and run again. No file is damaged: each has its old or its new content.',
    {
      helpFor: ({ reason }) =>
        `${remedy(reason)}, and run again. No file is damaged: each has its old or its new content.`,
    },
  ),
  'output/not-formatted': defineCode<{ path: string; name: string; why: string }>(
    'error',
    ({ path, name, why }) => `${name} could not format ${path}: ${why}; nothing was written`,
    'Install the formatter and correct its settings, or set format: "layout" in the configuration to use none.',
  ),
  'output/collision': defineCode<{ path: string; other: string }>(
    'error',
    ({ path, other }) =>
      `${path} and ${other} differ only in upper and lower case, so some systems treat them as one file; nothing was written`,
    'Rename one of the two targets, or what the file is named after.',
  ),
  'output/lock-broken': defineCode<{ path: string; reason: string }>(
    'warning',
    ({ path, reason }) => `${path} cannot be read (${reason}): it was recreated from the output`,
    'If your version control has an intact version of the file, restore it: it keeps the names of earlier runs. Otherwise there is nothing to do.',
  ),
  'output/lock-lost': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `the lock file is missing, so hand edits cannot be recognised: ${count} ${count === 1 ? 'file' : 'files'} with other content ${count === 1 ? 'was' : 'were'} overwritten`,
    'Commit the lock file (restitch.lock.json). If you edited these files by hand, get your edits from version control.',
  ),
  'output/lock-newer': defineCode<{ path: string; version: number }>(
    'error',
    ({ path, version }) =>
      `a later version of restitch wrote ${path} (format version ${version}); nothing was written`,
    'Update restitch to the version that your team uses.',
  ),
  'output/lock-merged': defineCode<{ path: string }>(
    'warning',
    ({ path }) =>
      `${path} contains an unfinished git merge: both sides were read, and the first one is preferred`,
    'Check the names in the file. This run wrote it again, without the conflict marks of git.',
  ),
  'output/too-large': defineCode<{ target: string; limit: number }>(
    'error',
    ({ target, limit }) =>
      `the files of the target ${target} have more than ${limit} characters in total, the limit limits.output: none of them was written`,
    'Look for a long text that many operations refer to, or raise limits.output in the configuration.',
  ),
  'output/mass-removal': defineCode<{ gone: number; of: number }>(
    'error',
    ({ gone, of }) => `${gone} of ${of} endpoints are no longer described; nothing was written`,
    'Check the inputs: did a download fail? If the inputs are right, run with --allow-mass-removal.',
  ),
  'handlers/unreadable': defineCode<{ path: string }>(
    'error',
    ({ path }) => `${path} has a syntax error or an unfinished git merge: it was not changed`,
    'Correct the file and run again. Or copy the missing stubs from the end of this output into it.',
  ),
  'handlers/rivals': defineCode<{ key: string; places: readonly string[] }>(
    'error',
    ({ key, places }) =>
      `several functions handle ${key}: ${places.join(', ')}; nothing was written`,
    'Keep one of them. If one is only a helper, do not export it.',
  ),
  'handlers/not-added': defineCode<{ key: string; path: string; why: string }>(
    'error',
    ({ key, path, why }) => `the handler of ${key} was not added to ${path}: ${why}`,
    'Copy the handler from the end of this output into a file in your handlers folder.',
  ),
  'handlers/not-edited': defineCode<{ path: string }>(
    'error',
    ({ path }) => `${path} was not changed: the edit would have changed other code too`,
    'Update the file yourself: the keys of the handlers, and the stubs. The compiler shows where.',
  ),
  'handlers/linked': defineCode<{ path: string }>(
    'error',
    ({ path }) => `${path} needs a change, but is a symbolic link: it was not changed`,
    'Edit the file that it points to. The compiler shows where, and the missing stubs are printed at the end of this output.',
  ),
  'handlers/retired': defineCode<{ handlers: readonly string[] }>(
    'warning',
    ({ handlers }) =>
      `no document describes these operations any more; their handlers stay in your files, but the server does not call them: ${handlers.join(', ')}`,
    'Delete the handlers when you no longer need them. If an operation comes back, its handler is used again.',
  ),
  'handlers/missing': defineCode<{ handlers: readonly string[] }>(
    'info',
    ({ handlers }) =>
      `no handler is exported for these operations, so they are not part of the server: ${handlers.join(', ')}`,
    'Export a handler, or run with --restore to write its stub again.',
  ),
  'handlers/move': defineCode<{ from: string; to: string }>(
    'warning',
    ({ from, to }) => `--move: there is no handler of ${from} that could move to ${to}`,
    'Write each key as method and path, for example "GET /pets/{id}", as in the types of the handlers.',
  ),
  'handlers/possible-move': defineCode<{ from: string; to: string }>(
    'warning',
    ({ from, to }) =>
      `the operation ${from} is gone, and ${to} is new: if the operation moved, run restitch generate --move "${from}=${to}"`,
    'With --move, the old handler replaces the new stub. If the operation did not move, there is nothing to do.',
  ),
} as const;
