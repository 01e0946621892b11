/** Codes of the configuration file and the command line. */
import { defineCode } from '../code.js';
import { quotedName } from '../message.js';

export const CONFIG_CODES = {
  'config/missing': defineCode<{ folder: string }>(
    'error',
    ({ folder }) => `there is no restitch.config.{ts,mts,mjs,js,json} in ${folder}`,
    'Run restitch init, or name the descriptions: restitch generate INPUT… --out DIR.',
  ),
  'config/load': defineCode<{ file: string; reason: string }>(
    'error',
    ({ file, reason }) => `${file} could not be loaded: ${reason}`,
    'Correct the file; it must export a configuration: export default defineConfig({ … }).',
  ),
  'config/syntax': defineCode<{ language: string; reason: string }>(
    'error',
    ({ language, reason }) => `this is not valid ${language}: ${reason}`,
    'Correct the syntax; comments and trailing commas are not JSON.',
  ),
  'config/user-code': defineCode<{ what: string; reason: string; at?: string | undefined }>(
    'error',
    ({ what, reason, at }) => `${what} failed${at === undefined ? '' : ` at ${at}`}: ${reason}`,
    'Correct your code. The files that it generates were not changed.',
  ),
  'config/json-code': defineCode<{ key: string }>(
    'error',
    ({ key }) => `${key} is code, but a JSON configuration is data`,
    'Move the configuration to restitch.config.ts or restitch.config.mjs, and import the code there.',
  ),
  'config/target-name': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => `a custom target cannot be called ${quotedName(name)}: ${why}`,
    'Choose another name; it is the name of its folder in the output.',
  ),
  'config/target-folder': defineCode<{ name: string; folder: string; why: string }>(
    'error',
    ({ name, folder, why }) => `the target ${name} cannot write into ${quotedName(folder)}: ${why}`,
    'Give it a separate folder in the output.',
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
        ? `the target ${name} needs ${needed}, which is switched off`
        : `the target ${name} needs ${quotedName(needed)}, which is not a target` +
          (suggestion === undefined ? '' : `: did you mean ${suggestion}?`),
    'Enable the target that it needs, or remove the setting that disables it.',
  ),
  'config/option-needs': defineCode<{ key: string; needed: string }>(
    'error',
    ({ key, needed }) => `the option ${key} needs ${needed}: it has no effect`,
    'Change one of the two options.',
  ),
  'config/unknown-key': defineCode<{ key: string; suggestion?: string | undefined }>(
    'error',
    ({ key, suggestion }) =>
      `unknown key ${key}${suggestion === undefined ? '' : `: did you mean ${suggestion}?`}`,
    'docs/reference/configuration.md in the package lists all keys.',
  ),
  'config/type': defineCode<{ key: string; expected: string; found: string }>(
    'error',
    ({ key, expected, found }) => `${key} must be ${expected}, not ${found}`,
    'docs/reference/configuration.md in the package lists all keys.',
  ),
  'config/required': defineCode<{ key: string }>(
    'error',
    ({ key }) => `${key} is missing`,
    'docs/reference/configuration.md in the package lists all keys.',
  ),
  'config/beside-apis': defineCode<{ key: string }>(
    'error',
    ({ key }) => `${key} is next to apis, where it has no effect`,
    'Set it in each of the APIs. Use a constant to avoid repeating it.',
  ),
  'config/shared-output': defineCode<{ folder: string; other: string; name: string }>(
    'error',
    ({ folder, other, name }) => `${other} and ${name} are generated into one folder: ${folder}`,
    'Give each API a separate output folder.',
  ),
  'config/unknown-document': defineCode<{
    pattern: string;
    suggestion?: string | undefined;
    candidates: readonly string[];
  }>(
    'warning',
    ({ pattern, suggestion, candidates }) =>
      candidates.length > 0
        ? `precedence names ${quotedName(pattern)}, but ${candidates.length} documents have this name: ${candidates.join(', ')}`
        : `precedence names ${quotedName(pattern)}, but no document has this name` +
          (suggestion === undefined ? '' : `: did you mean ${suggestion}?`),
    'Name a document by its path, relative to the configuration, as messages show it, or by the end of that path. Use * for any part of the path.',
  ),
  'config/unknown-conflict': defineCode<{ id: string; suggestion?: string | undefined }>(
    'warning',
    ({ id, suggestion }) =>
      `the accepted conflict ${quotedName(id)} does not exist` +
      (suggestion === undefined ? ' any more' : `: did you mean ${suggestion}?`),
    'Remove it, or use the id that conflicts.md of the docs shows. The id changes when a document changes its value.',
  ),
  'config/outside': defineCode<{ key: string; path: string }>(
    'error',
    ({ key, path }) => `${key} leads outside the project: ${path}`,
    'Paths of a configuration stay inside its project (the folder with .git or package.json); name others on the command line.',
  ),
  'docs/changes': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => `the changes since ${name} cannot be shown: ${why}`,
    'Correct targets.docs.changes. CI often fetches a single commit: git fetch --tags --unshallow fetches the rest.',
  ),
  'docs/link': defineCode<{ what: string; why: string }>(
    'error',
    ({ what, why }) => `the link ${what} leads nowhere: ${why}`,
    'Link to a guide (start.md), a heading (start.md#setup), an operation (#operation/listPets), a schema (schemas.md#Pet), or a file in the folder of the guides.',
  ),
  'docs/file': defineCode<{ what: string; why: string }>(
    'error',
    ({ what, why }) => `${what} cannot be used in the docs: ${why}`,
    'Correct its path. Guides use files in their folder; images of other hosts need targets.docs.imageHosts.',
  ),
  'docs/guide': defineCode<{ what: string }>(
    'error',
    ({ what }) => `this guide is wrong: ${what}`,
    'docs/output/guides.md in the package shows how guides are written.',
  ),
  'filter/idle': defineCode<{ entries: string }>(
    'warning',
    ({ entries }) => `these entries of the configuration select no operation: ${entries}`,
    'Correct or remove it; restitch inspect lists the operations.',
  ),
} as const;
