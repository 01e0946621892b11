/** Diagnostic codes of planning and writing files. */
import { messageOf } from '../../foundation/error-code.js';
import { defineCode } from '../code.js';
import { unquoted, sentence } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';

/** Returns advice on how to remove the cause of a failed write. */
function remedy(reason: string): string {
  if (reason.includes('ENAMETOOLONG')) return 'Choose a shorter name or path';
  if (/ENOSPC|EDQUOT/.test(reason))
    return 'Free space on the disk, or choose another output folder';
  if (/EACCES|EPERM|EROFS/.test(reason)) {
    return 'Give yourself write permission, or choose another output folder';
  }
  if (/EBUSY|EMFILE|ENFILE/.test(reason)) return 'Close the programs that use the files';
  return 'Remove the cause of this error, or choose another output folder';
}

export const OUTPUT_CODES = {
  'output/conflict': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      sentence`the file ${path} was edited by hand: your edit was kept, and the new text was not written`,
    'To keep the edit, move it to another file, delete this file, and run again. To discard the edit, run with --force.',
  ),
  'output/foreign': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      sentence`the file ${path} exists, and restitch did not create it: the file was kept, and the generated file was not written`,
    'Move the file to another folder, choose another output folder, or run with --force to overwrite the file.',
  ),
  'output/internal-error': defineCode<{ error: unknown; target: string; what: string }>(
    'error',
    ({ error, target, what }) =>
      sentence`an internal error of restitch prevented the target ${target} from generating ${what === 'its files' ? unquoted(what) : what}: ${unquoted(messageOf(error))}`,
    "Report this bug, with the smallest API description that causes it and the output of --debug. To generate everything else, set this in the configuration: severities: { 'output/internal-error': 'warning' }.",
    {
      helpFor: ({ what, target }) =>
        sentence`Report this bug, with the smallest API description that causes it and the output of --debug. To generate everything except ${what === 'its files' ? unquoted(`the target ${quotedName(target)}`) : what}, set this in the configuration: severities: { 'output/internal-error': 'warning' }.`,
      unread: true,
      thrown: ({ error }) => error,
    },
  ),
  'output/left': defineCode<{ paths: readonly string[] }>(
    'warning',
    ({ paths }) =>
      sentence`these files are no longer generated, but were kept because you edited them: ${paths}`,
    'Nothing to do if you still need these files: restitch no longer changes them. Otherwise delete them.',
  ),
  'output/stale-kept': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      sentence`${count} ${unquoted(count === 1 ? 'file is' : 'files are')} no longer generated, but ${unquoted(count === 1 ? 'was' : 'were')} not deleted, because this run has errors`,
    'Correct the errors and run again. The next run without errors deletes these files.',
  ),
  'output/nothing': defineCode(
    'error',
    () => 'the inputs contain no endpoint; nothing was written',
    'Check the inputs. To see what restitch reads from them, run restitch inspect.',
  ),
  'output/openapi-newer': defineCode<{ because: readonly string[] }>(
    'info',
    ({ because }) =>
      sentence`openapi.json is OpenAPI 3.2, because the API uses features that OpenAPI 3.1 does not have: ${unquoted(because.slice(0, 5).join(', '))}` +
      (because.length > 5 ? ` and ${because.length - 5} more` : ''),
    'Nothing to do if your tools support OpenAPI 3.2. Otherwise exclude the operations that use these features ("exclude" in the configuration), or remove the features in an overlay.',
  ),
  'output/postman-less': defineCode<{ what: readonly string[] }>(
    'info',
    ({ what }) =>
      sentence`a Postman collection cannot express everything: this one omits ${unquoted(what.join('; '))}`,
    'Nothing to do. The description of the collection lists these parts too, and the other targets contain them.',
  ),
  'output/unread': defineCode<{ files: readonly string[]; codes: readonly string[] }>(
    'error',
    ({ files, codes }) =>
      sentence`nothing was written, because ${files} could not be read or generated completely (see the errors ${codes})`,
    "Correct the input. To generate from everything else, set this in the configuration, with the code of the error: severities: { 'CODE': 'warning' }.",
    {
      helpFor: ({ codes }) =>
        `Correct the input. To generate from everything else, set this in the configuration: severities: { ${codes.map((code) => `'${code}': 'warning'`).join(', ')} }.`,
    },
  ),
  'output/shared-folder': defineCode<{ path: string; why: string }>(
    'error',
    ({ path, why }) =>
      sentence`nothing was written into the output folder ${path}: ${unquoted(why)}`,
    'Choose a folder that contains only generated files, such as "generated". To generate into this folder anyway, run once with --force, which also overwrites files with the same names.',
  ),
  'output/refused': defineCode<{ path: string; why: string }>(
    'error',
    ({ path, why }) => sentence`${path} cannot be written: ${unquoted(why)}; nothing was written`,
    'Remove or rename what is at this path. restitch writes only regular files, in folders that are not links.',
    {
      helpFor: ({ why }) => {
        if (why.includes('leaves the output folder'))
          return 'Choose a path inside the output folder for this file.';
        return /\(E[A-Z]+\)$/.test(why)
          ? `${remedy(why)}, and run again.`
          : 'Remove or rename what is at this path. restitch writes only regular files, in folders that are not links.';
      },
    },
  ),
  'output/failed': defineCode<{ path: string; reason: string }>(
    'error',
    ({ path, reason }) =>
      sentence`the file ${path} cannot be written: ${unquoted(reason)}; the run stopped there`,
    'Choose another output folder, or remove the cause of this error, and run again. No file is damaged: each has its old or its new content.',
    {
      helpFor: ({ reason }) =>
        `${remedy(reason)}, and run again. No file is damaged: each has its old or its new content.`,
    },
  ),
  'output/not-formatted': defineCode<{ path: string; name: string; why: string }>(
    'error',
    ({ path, name, why }) =>
      sentence`the formatter ${name} could not format ${path}: ${unquoted(why)}; nothing was written`,
    'Install the formatter or correct its settings. To use no formatter, set format: "layout" in the configuration.',
  ),
  'output/collision': defineCode<{ path: string; other: string }>(
    'error',
    ({ path, other }) =>
      sentence`the paths ${path} and ${other} differ only in upper and lower case, so some systems treat them as one file; nothing was written`,
    'Rename one of the two files. If restitch generates it, change its output path in the configuration, or rename the tag or schema that the file is named after.',
  ),
  'output/lock-broken': defineCode<{ path: string; reason: string }>(
    'warning',
    ({ path, reason }) =>
      sentence`the lock file ${path} cannot be read (${unquoted(reason)}): it was recreated from the existing generated files`,
    'Nothing to do if the generated names are still right. Otherwise restore the lock file from version control: it records the names that earlier runs used.',
  ),
  'output/lock-lost': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      sentence`the lock file is missing, so hand edits cannot be recognised: ${count} ${unquoted(count === 1 ? 'file' : 'files')} that differed from the new output ${unquoted(count === 1 ? 'was' : 'were')} overwritten`,
    'Nothing to do if you had edited no generated file by hand. Otherwise restore your edits from version control. Commit the lock file (restitch.lock.json) from now on.',
  ),
  'output/lock-newer': defineCode<{ path: string; version: number }>(
    'error',
    ({ path, version }) =>
      sentence`a later version of restitch wrote the lock file ${path} (format version ${version}); nothing was written`,
    'Update restitch to the version that your team uses.',
  ),
  'output/lock-merged': defineCode<{ path: string }>(
    'warning',
    ({ path }) =>
      sentence`the lock file ${path} contains an unfinished git merge: both sides were read, and the first one is preferred`,
    'Nothing to do if the generated names are right: this run wrote the lock file again, without the conflict markers of git. Otherwise run restitch generate --rename OLD=NEW.',
  ),
  'output/too-large': defineCode<{ target: string; limit: number }>(
    'error',
    ({ target, limit }) =>
      sentence`the files of the target ${target} have more than ${limit} characters in total, the limit "limits.output": none of them was written`,
    'Look for a long text that many operations contain, and shorten it. If the output must be this large, raise limits.output in the configuration.',
  ),
  'output/mass-removal': defineCode<{ gone: number; of: number }>(
    'error',
    ({ gone, of }) =>
      sentence`${gone} of ${of} endpoints are no longer in the API description; nothing was written`,
    'Check the inputs: a download may have failed. If the inputs are right, run with --allow-mass-removal.',
  ),
  'handlers/unreadable': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      sentence`the handlers file ${path} has a syntax error or an unfinished git merge: it was not changed`,
    'Correct the syntax error or finish the merge, and run this command again. Or copy the missing stubs from the end of this output into the file.',
  ),
  'handlers/rivals': defineCode<{ key: string; places: readonly string[] }>(
    'error',
    ({ key, places }) =>
      sentence`several functions handle the operation ${key}: ${unquoted(places.join(', '))}; nothing was written`,
    'Export only one of these functions. Delete the others, or remove "export" from them if they are helpers.',
  ),
  'handlers/not-added': defineCode<{
    key: string;
    path: string;
    why: string;
    /** `syntax` for a file with a syntax error, `template` for a handler that the user's template omits. */
    fault: string;
  }>(
    'error',
    ({ key, path, why }) =>
      sentence`the handler of the operation ${key} was not added to ${path}: ${unquoted(why)}`,
    'Copy the handler from the end of this output into a file in your handlers folder.',
    {
      helpFor: ({ fault }) =>
        fault === 'template'
          ? 'Correct your template: the file that it returns must export this handler.'
          : `${fault === 'syntax' ? 'Correct the syntax error and run this command again, or copy' : 'Copy'} the handler from the end of this output into a file in your handlers folder.`,
    },
  ),
  'handlers/not-edited': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      sentence`the handlers file ${path} was not changed, because the edit would have changed other code too`,
    'Update the keys of the handlers and the stubs in the file yourself. The compiler shows where.',
  ),
  'handlers/linked': defineCode<{ path: string }>(
    'error',
    ({ path }) =>
      sentence`the handlers file ${path} needs a change, but is a symbolic link: it was not changed`,
    'Edit the file that the link points to. The compiler shows where, and the missing stubs are printed at the end of this output.',
  ),
  'handlers/retired': defineCode<{ handlers: readonly string[] }>(
    'warning',
    ({ handlers }) =>
      sentence`no API description contains these operations any more, so the server does not call their handlers; the handlers stay in your files: ${handlers}`,
    'Nothing to do for an operation that may come back: its handler is then used again. Otherwise delete the handler.',
  ),
  'handlers/missing': defineCode<{ handlers: readonly string[] }>(
    'info',
    ({ handlers }) =>
      sentence`no handler is exported for these operations, so the server responds to them with 501: ${handlers.join(', ')}`,
    'Nothing to do if the server should not offer these operations. Otherwise export a handler for each, or run with --restore to write their stubs again.',
  ),
  'handlers/move': defineCode<{ from: string; to: string }>(
    'warning',
    ({ from, to }) =>
      sentence`--move has no effect: no handler for ${from} was found, so nothing is moved to ${to}`,
    'Check the first operation given to --move (before the =): it must be the method and path that a handler in your handlers folder has now, for example "GET /pets/{id}".',
  ),
  'handlers/possible-move': defineCode<{ from: string; to: string }>(
    'warning',
    ({ from, to }) =>
      sentence`the operation ${from} is gone, and ${to} is new: if the operation moved, run restitch generate --move ${`${from}=${to}`}`,
    'Nothing to do if the operation did not move. Otherwise run this command: your handler then replaces the new stub.',
  ),
} as const;
