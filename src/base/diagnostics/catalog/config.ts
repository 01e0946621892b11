/** Codes of the configuration file and the command line. */
import { defineCode } from '../code.js';
import { quotedName } from '../message.js';

/** Quotes the path of a key, unless it contains quotes or spaces: severities["ref/unresolved"], the configuration. */
function keyText(key: string): string {
  return /[" ]/.test(key) ? key : quotedName(key);
}

export const CONFIG_CODES = {
  'config/missing': defineCode<{ folder: string }>(
    'error',
    ({ folder }) => `there is no restitch.config.{ts,mts,mjs,js,json} in ${folder}`,
    'Run restitch init to write one. Or name the API descriptions on the command line: restitch generate INPUT… --out DIR.',
  ),
  'config/load': defineCode<{ file: string; reason: string; isUnread?: boolean }>(
    'error',
    ({ file, reason }) => `the configuration ${file} could not be loaded: ${reason}`,
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
    ({ language, reason }) => `this is not valid ${language}: ${reason}`,
    'Correct the syntax. JSON allows no comments and no trailing commas.',
  ),
  'config/user-code': defineCode<{ what: string; reason: string; at?: string | undefined }>(
    'error',
    ({ what, reason, at }) => `${what} failed${at === undefined ? '' : ` at ${at}`}: ${reason}`,
    'Correct your code. The files that it generates were not changed.',
  ),
  'config/json-code': defineCode<{ key: string }>(
    'error',
    ({ key }) => `${keyText(key)} needs code, but a JSON configuration can contain only data`,
    'Move the configuration to restitch.config.ts or restitch.config.mjs, and import the code there.',
  ),
  'config/target-name': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => `a custom target cannot be called ${quotedName(name)}: ${why}`,
    'Choose another name. The output folder of the target has this name too.',
  ),
  'config/target-folder': defineCode<{ name: string; folder: string; why: string }>(
    'error',
    ({ name, folder, why }) => `the target ${name} cannot write into ${quotedName(folder)}: ${why}`,
    'Choose a folder inside the output folder that no other target uses.',
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
        ? `the target ${name} needs the target ${needed}, which is turned off`
        : `the target ${name} needs the target ${quotedName(needed)}, which does not exist` +
          (suggestion === undefined ? '' : `: did you mean ${suggestion}?`),
    'Turn on the needed target under "targets", or turn off the target that needs it.',
  ),
  'config/option-needs': defineCode<{ key: string; needed: string }>(
    'error',
    ({ key, needed }) => `the option ${key} has no effect without ${needed}`,
    'Set the missing option too, or remove this one.',
  ),
  'config/unknown-key': defineCode<{ key: string; suggestion?: string | undefined }>(
    'error',
    ({ key, suggestion }) =>
      `the key ${keyText(key)} is unknown${suggestion === undefined ? '' : `: did you mean ${suggestion}?`}`,
    'Correct or remove the key. docs/reference/configuration.md in the package lists all keys.',
  ),
  'config/type': defineCode<{ key: string; expected: string; found: string }>(
    'error',
    ({ key, expected, found }) => `${keyText(key)} must be ${expected}, not ${found}`,
    'Correct the value. docs/reference/configuration.md in the package describes all keys.',
  ),
  'config/required': defineCode<{ key: string }>(
    'error',
    ({ key }) => `the key ${keyText(key)} is missing`,
    'Add the key. docs/reference/configuration.md in the package describes all keys.',
  ),
  'config/beside-apis': defineCode<{ key: string }>(
    'error',
    ({ key }) => `the key ${keyText(key)} has no effect next to "apis"`,
    'Move it into each entry of "apis".',
  ),
  'config/shared-output': defineCode<{ folder: string; other: string; name: string }>(
    'error',
    ({ folder, other, name }) =>
      `the APIs ${other} and ${name} have the same output folder: ${folder}`,
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
        ? `"precedence" lists ${quotedName(pattern)}, but ${candidates.length} documents have this name: ${candidates.join(', ')}`
        : `"precedence" lists ${quotedName(pattern)}, but no document has this name` +
          (suggestion === undefined ? '' : `: did you mean ${suggestion}?`),
    'Write the path of the document relative to the configuration, or the end of that path. * matches any part of a path.',
  ),
  'config/unknown-conflict': defineCode<{ id: string; suggestion?: string | undefined }>(
    'warning',
    ({ id, suggestion }) =>
      `the accepted conflict ${quotedName(id)} does not exist` +
      (suggestion === undefined ? ' any more' : `: did you mean ${suggestion}?`),
    'Remove it from the configuration, or copy the id from conflicts.md in the generated docs. The id of a conflict changes when a document changes its value.',
  ),
  'config/outside': defineCode<{ key: string; path: string }>(
    'error',
    ({ key, path }) => `${keyText(key)} leads outside the project: ${path}`,
    'Use a path inside the project (the folder with .git or package.json), or pass the path on the command line.',
  ),
  'docs/changes': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => `the changes since ${name} cannot be shown: ${why}`,
    'Correct targets.docs.changes. In CI, fetch all commits first: git fetch --tags --unshallow.',
  ),
  'docs/link': defineCode<{ what: string; why: string }>(
    'error',
    ({ what, why }) => `the target of the link ${what} does not exist: ${why}`,
    'Link to a guide (start.md), a heading (start.md#setup), an operation (#operation/listPets), a schema (schemas.md#Pet), or a file in the folder of the guides.',
  ),
  'docs/file': defineCode<{ what: string; why: string }>(
    'error',
    ({ what, why }) => `${what} cannot be used in the docs: ${why}`,
    'Correct the path. Guides can use files in their folder. For images of other hosts, set targets.docs.imageHosts.',
  ),
  'docs/guide': defineCode<{ what: string }>(
    'error',
    ({ what }) => `this guide is invalid: ${what}`,
    'Correct the guide. docs/output/guides.md in the package explains how to write guides.',
  ),
  'filter/idle': defineCode<{ entries: string }>(
    'warning',
    ({ entries }) => `these entries of "include" or "exclude" select no operation: ${entries}`,
    'Correct or remove them. restitch inspect lists the operations.',
  ),
} as const;
