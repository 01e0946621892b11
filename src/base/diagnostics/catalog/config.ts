/** Diagnostic codes of the configuration file and the command line. */
import { defineCode } from '../code.js';
import { suggestionText, unquoted, sentence, type Unquoted } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';

/**
 * Quotes the path of a key in a message. A path that already contains quotes (`severities["ref/unresolved"]`), or a
 * text with spaces (`the configuration`), is not quoted.
 */
function keyText(key: string): Unquoted {
  return unquoted(/[" ]/.test(key) ? key : quotedName(key));
}

export const CONFIG_CODES = {
  'config/missing': defineCode<{ folder: string }>(
    'error',
    ({ folder }) =>
      sentence`there is no restitch.config.{ts,mts,mjs,js,json} in the folder ${folder}`,
    'Run restitch init to write one. Or name the API descriptions on the command line: restitch generate INPUT… --out DIR.',
  ),
  'config/load': defineCode<{ file: string; reason: string; isUnread?: boolean }>(
    'error',
    ({ file, reason }) =>
      sentence`the configuration ${file} could not be loaded: ${unquoted(reason)}`,
    'Correct the file. It must export a configuration: export default defineConfig({ … }).',
    {
      helpFor: ({ isUnread = false }) =>
        isUnread
          ? 'Correct the path of the configuration, or give yourself read permission.'
          : 'Correct the file. It must export a configuration: export default defineConfig({ … }).',
    },
  ),
  'config/syntax': defineCode<{ language: string; reason: string }>(
    'error',
    ({ language, reason }) =>
      sentence`this is not valid ${unquoted(language)}: ${unquoted(reason)}`,
    'Correct the syntax of this file.',
    {
      helpFor: ({ language }) =>
        language === 'JSON'
          ? 'Correct the syntax of this file. JSON allows no comments and no trailing commas.'
          : 'Correct the syntax of this file.',
    },
  ),
  'config/user-code': defineCode<{ what: string; reason: string; at?: string | undefined }>(
    'error',
    ({ what, reason, at }) =>
      at === undefined
        ? sentence`${unquoted(what)} failed: ${unquoted(reason)}`
        : sentence`${unquoted(what)} failed at ${at}: ${unquoted(reason)}`,
    'Correct your code and run again. The files that this code generates were not changed.',
  ),
  'config/json-code': defineCode<{ key: string }>(
    'error',
    ({ key }) =>
      sentence`${keyText(key)} needs code, but a JSON configuration can contain only data`,
    'Move the configuration to restitch.config.ts or restitch.config.mjs, and import the code there.',
  ),
  'config/target-name': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => sentence`a custom target cannot have the name ${name}: ${unquoted(why)}`,
    'Change the "name" of the custom target. The output folder of the target has this name too, unless "folder" is set.',
  ),
  'config/target-folder': defineCode<{ name: string; folder: string; why: string }>(
    'error',
    ({ name, folder, why }) =>
      sentence`the target ${name} cannot write into ${folder}: ${unquoted(why)}`,
    'Change the "folder" of the custom target to a path inside the output folder that no other target uses.',
  ),
  'config/target-needs': defineCode<{
    name: string;
    needed: string;
    isOff: boolean;
    suggestion?: string | undefined;
  }>(
    'error',
    ({ name, needed, isOff, suggestion }) =>
      isOff
        ? sentence`the target ${name} needs the target ${needed}, which is turned off`
        : sentence`the target ${name} needs the target ${needed}, which does not exist${suggestionText(suggestion)}`,
    'Turn on the needed target under "targets" (correct its name if it does not exist), or turn off the target that needs it.',
    {
      helpFor: ({ name, needed, isOff }) =>
        isOff
          ? sentence`Turn on the target ${needed} under "targets", or turn off the target ${name}.`
          : sentence`Correct the name ${needed} in the custom target, or turn off the target ${name}.`,
    },
  ),
  'config/option-needs': defineCode<{ key: string; needed: string }>(
    'error',
    ({ key, needed }) => sentence`the option ${key} has no effect without ${needed}`,
    'Set the missing option too, or remove this one.',
    { helpFor: ({ key, needed }) => `Set ${needed} too, or remove ${key}.` },
  ),
  'config/unknown-key': defineCode<{ key: string; suggestion?: string | undefined }>(
    'error',
    ({ key, suggestion }) =>
      sentence`the key ${keyText(key)} is unknown${suggestionText(suggestion)}`,
    'Correct or remove the key. docs/reference/configuration.md in the package lists all keys.',
  ),
  'config/type': defineCode<{ key: string; expected: string; found: string }>(
    'error',
    ({ key, expected, found }) =>
      sentence`${keyText(key)} must be ${unquoted(expected)}, not ${unquoted(found)}`,
    'Correct the value. docs/reference/configuration.md in the package describes all keys.',
  ),
  'config/required': defineCode<{ key: string }>(
    'error',
    ({ key }) => sentence`the key ${keyText(key)} is missing`,
    'Add the key. docs/reference/configuration.md in the package describes all keys.',
  ),
  'config/beside-apis': defineCode<{ key: string }>(
    'error',
    ({ key }) => sentence`the key ${keyText(key)} has no effect next to "apis"`,
    'Move the key into each entry of "apis".',
    { helpFor: ({ key }) => sentence`Move ${keyText(key)} into each entry of "apis".` },
  ),
  'config/shared-output': defineCode<{ folder: string; other: string; name: string }>(
    'error',
    ({ folder, other, name }) =>
      sentence`the APIs ${other} and ${name} have the same output folder, ${folder}`,
    'Set "output" of each API to a different folder.',
  ),
  'config/unknown-document': defineCode<{
    pattern: string;
    suggestion?: string | undefined;
    candidates: readonly string[];
  }>(
    'warning',
    ({ pattern, suggestion, candidates }) =>
      candidates.length > 0
        ? sentence`"precedence" lists ${pattern}, but several documents match this name: ${candidates}`
        : sentence`"precedence" lists ${pattern}, but no document has this name${suggestionText(suggestion)}`,
    'In "precedence", write the path of the document relative to the configuration, or the end of that path. * matches any part of a path.',
  ),
  'config/relation': defineCode<{ why: string }>(
    'error',
    ({ why }) => sentence`this relation cannot be: ${unquoted(why)}`,
    'In "relations", write { "document", "is", "of" } once for each pair of documents, with the paths of two documents or the ends of these paths.',
  ),
  'config/unknown-conflict': defineCode<{ id: string; suggestion?: string | undefined }>(
    'warning',
    ({ id, suggestion }) =>
      suggestion === undefined
        ? sentence`the id ${id} is listed as an accepted conflict, but no conflict has this id any more`
        : sentence`the id ${id} is listed as an accepted conflict, but no conflict has this id${suggestionText(suggestion)}`,
    'Correct or remove the id in the configuration ("acceptedConflicts") or in the overlay that lists it. conflicts.md in the generated docs lists the current ids. A conflict gets a new id when a document changes one of the conflicting values.',
  ),
  'config/outside': defineCode<{ key: string; path: string }>(
    'error',
    ({ key, path }) => sentence`${keyText(key)} leads outside the project: ${path}`,
    'Use a path inside the project (the folder that contains .git or package.json), or pass the path on the command line.',
  ),
  'docs/changes': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => sentence`the docs cannot show the changes since ${name}: ${unquoted(why)}`,
    'Correct this entry of targets.docs.changes. If CI has only the last commit, run this first: git fetch --tags --unshallow.',
  ),
  'docs/link': defineCode<{ what: string; why: string }>(
    'error',
    ({ what, why }) => sentence`the link ${what} has no target in the docs: ${unquoted(why)}`,
    'Link to a guide (start.md), a heading (start.md#setup), an operation (#operation/listPets), a schema (schemas.md#Pet), or a file in the folder of the guides.',
  ),
  'docs/file': defineCode<{ what: string; why: string }>(
    'error',
    ({ what, why }) => sentence`the file ${what} cannot be used in the docs: ${unquoted(why)}`,
    'Correct the path, or replace the file. A guide can use files in the folder of the guides. To use images of another host, list the host in targets.docs.imageHosts.',
  ),
  'docs/guide': defineCode<{ what: string }>(
    'error',
    ({ what }) => sentence`this guide is invalid: ${unquoted(what)}`,
    'Correct the guide. docs/output/guides.md in the package explains how to write guides.',
  ),
  'filter/idle': defineCode<{ entries: readonly string[] }>(
    'warning',
    ({ entries }) =>
      sentence`these entries of the configuration select no operation: ${unquoted(entries.join(', '))}`,
    'Correct or remove these entries. restitch inspect lists the operations.',
  ),
} as const;
