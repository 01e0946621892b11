/** Codes of the configuration file and the command line. */
import { defineCode } from '../code.js';

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
    'Correct it: this is code of your own. What it makes was left as it is.',
  ),
  'config/json-code': defineCode<{ key: string }>(
    'error',
    ({ key }) => `${key} is code, and a configuration in JSON is data`,
    'Move the configuration to restitch.config.ts or restitch.config.mjs, and import the code there.',
  ),
  'config/target-name': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => `a target of your own cannot be called ${JSON.stringify(name)}: ${why}`,
    'Choose another name; it is the name of its folder in the output.',
  ),
  'config/target-folder': defineCode<{ name: string; folder: string; why: string }>(
    'error',
    ({ name, folder, why }) =>
      `the target ${name} cannot write into ${JSON.stringify(folder)}: ${why}`,
    'Give it a folder of its own in the output.',
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
        : `the target ${name} needs ${JSON.stringify(needed)}, which is no target` +
          (suggestion === undefined ? '' : `: did you mean ${suggestion}?`),
    'Switch on what it needs, or leave it out: it is made with it then.',
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
    ({ key }) => `${key} stands beside apis, and would hold for none of them`,
    'Write it into each of the APIs; a constant spares repeating it.',
  ),
  'config/shared-output': defineCode<{ folder: string; other: string; name: string }>(
    'error',
    ({ folder, other, name }) => `${other} and ${name} are generated into one folder: ${folder}`,
    'Give each API an output folder of its own.',
  ),
  'config/unknown-document': defineCode<{ pattern: string; suggestion?: string | undefined }>(
    'warning',
    ({ pattern, suggestion }) =>
      `precedence names ${JSON.stringify(pattern)}, and no document is called so` +
      (suggestion === undefined ? '' : `: did you mean ${suggestion}?`),
    'Name a document by its path from the folder of the configuration, as messages show it; * stands for any part of it.',
  ),
  'config/unknown-conflict': defineCode<{ id: string; suggestion?: string | undefined }>(
    'warning',
    ({ id, suggestion }) =>
      `the accepted conflict ${JSON.stringify(id)} does not exist` +
      (suggestion === undefined ? ' any more' : `: did you mean ${suggestion}?`),
    'Remove it, or take the id that conflicts.md of the docs shows: it is another one as soon as a document states another value.',
  ),
  'config/outside': defineCode<{ key: string; path: string }>(
    'error',
    ({ key, path }) => `${key} leads outside the project: ${path}`,
    'Paths of a configuration stay inside its project (the folder with .git or package.json); name others on the command line.',
  ),
  'docs/changes': defineCode<{ name: string; why: string }>(
    'error',
    ({ name, why }) => `what changed since ${name} cannot be said: ${why}`,
    'Correct targets.docs.changes. CI often fetches one commit alone; git fetch --tags --unshallow gets the rest.',
  ),
  'filter/idle': defineCode<{ entries: string }>(
    'warning',
    ({ entries }) => `the configuration names what selects no operation: ${entries}`,
    'Correct or remove it; restitch inspect lists the operations.',
  ),
} as const;
