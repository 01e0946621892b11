/** Diagnostic codes of references. */
import { defineCode } from '../code.js';
import { unquoted, sentence, type Unquoted } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';

/**
 * Returns the end of a help text that shows which line to write in the configuration to allow a construct. The text is
 * empty if there is no such line.
 */
function toAllow(line: string | undefined): Unquoted {
  return unquoted(line === undefined ? '' : `; to allow this, write ${line} in the configuration`);
}

/** Returns the advice for a file that a reference may not read because of its location. */
function outsideHelp(why: string, allow: string | undefined): string {
  if (why.includes('hidden')) {
    return 'Move the file into a folder that is not hidden and not called node_modules, next to or below the API description.';
  }
  return allow === undefined
    ? 'Correct the reference: write the path of a file, relative to this file.'
    : 'Move the file into the folder of the API description or a folder below it. Otherwise allow its folder, with the line in the message.';
}

export const REFERENCE_CODES = {
  'ref/unresolved': defineCode<{ ref: string; hint?: string }>(
    'error',
    ({ ref, hint }) =>
      sentence`the target of the reference ${ref} does not exist${unquoted(hint === undefined ? '' : ` (did you mean ${quotedName(hint)}?)`)}: the reference is ignored`,
    'Correct the reference, or add its target.',
  ),
  'ref/remote': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) =>
      sentence`the reference ${ref} is not followed: ${unquoted(why)}${toAllow(allow)}`,
    'Save the content in a file next to this one, and refer to that file.',
    {
      helpFor: ({ allow }) =>
        allow === undefined
          ? 'Save the content in a file next to this one, and refer to that file.'
          : 'Save the content in a file next to this one, and refer to that file. Otherwise allow the host with the line in the message, and use an https URL.',
    },
  ),
  'ref/outside': defineCode<{ ref: string; why: string; allow?: string }>(
    'error',
    ({ ref, why, allow }) =>
      sentence`the reference ${ref} is not followed: ${unquoted(why)}${toAllow(allow)}`,
    'Move the file into the folder of the API description or a folder below it, or allow its folder in the configuration (read.allowFolders).',
    { helpFor: ({ why, allow }) => outsideHelp(why, allow) },
  ),
  'ref/file': defineCode<{ ref: string; why: string; file: string }>(
    'error',
    ({ ref, why }) => sentence`the reference ${ref} cannot be followed: ${unquoted(why)}`,
    'Correct the path (it is relative to this file), or add the file.',
    { cause: ({ file }) => file },
  ),
  'ref/misplaced': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      sentence`OpenAPI does not allow a reference in this place: the reference ${ref} is followed anyway`,
    'Nothing to do for restitch. Some other tools ignore this reference: for those tools, replace the reference with a copy of its target.',
  ),
  'ref/cycle': defineCode<{ ref: string }>(
    'error',
    ({ ref }) =>
      sentence`the references form a circle: the reference ${ref} leads back to itself, and never to a definition, so this reference is ignored`,
    'Change one of these references, so that it leads to a definition.',
  ),
  'ref/around': defineCode<{ ref: string }>(
    'warning',
    ({ ref }) =>
      sentence`the reference ${ref} leads to the whole document, which is not a schema: read as the enclosing schema`,
    'Nothing to do if this is right. Otherwise refer to a schema by its name, for example #/components/schemas/Pet (#/definitions/Pet in Swagger 2.0).',
  ),
  'ref/description': defineCode<{ ref: string }>(
    'error',
    ({ ref }) =>
      sentence`the reference ${ref} leads to a whole API description instead of a schema: the type is unknown`,
    'Refer to one of the schemas in it: file.yaml#/components/schemas/Name.',
    {
      helpFor: ({ ref }) =>
        `Refer to one of the schemas in the file, for example ${ref.replace(/#.*$/s, '')}#/components/schemas/Pet.`,
    },
  ),
  'ref/section': defineCode<{ ref: string; section: string }>(
    'warning',
    ({ ref, section }) =>
      sentence`the reference ${ref} should point to an entry in ${section}: the reference is followed anyway`,
    'Nothing to do if the target is right. For other tools, move the target to that section.',
    {
      helpFor: ({ section }) =>
        sentence`Nothing to do if the target is right: for other tools, move the target to ${section}. Otherwise correct the reference.`,
    },
  ),
  'ref/shorthand': defineCode<{ ref: string; pointer: string }>(
    'warning',
    ({ ref, pointer }) => sentence`${ref} is not a complete reference: read as ${pointer}`,
    'Nothing to do if this is right. Otherwise write the complete reference.',
  ),
  'ref/siblings': defineCode<{ keywords: readonly string[] }>(
    'info',
    ({ keywords }) =>
      sentence`next to $ref, these keywords have no effect and are ignored: ${keywords}`,
    'Nothing to do if the keywords are not needed. Otherwise put the reference and the keywords into an "allOf".',
  ),
} as const;
