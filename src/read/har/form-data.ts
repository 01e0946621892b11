/** Forms in parts (RFC 7578) as recordings keep them: one text. */
import type { ContentForm, FormField } from '../traffic/index.js';

/** More parts are no form that people fill in. */
const PARTS = 1000;

/**
 * Reads the names of the fields and the values of those that are no files.
 * @param stated the media type with its boundary
 */
export function readFormData(text: string, stated: string): ContentForm {
  const boundary = /boundary="?([^";,\s]{1,200})"?/i.exec(stated)?.[1];
  if (boundary === undefined) return { kind: 'missing' };
  const fields = text
    .split(`--${boundary}`)
    .slice(1, PARTS)
    .flatMap((part): FormField[] => {
      const end = /\r?\n\r?\n/.exec(part);
      if (!end) return [];
      const head = part.slice(0, end.index);
      const disposition = /content-disposition:([^\r\n]{0,2000})/i.exec(head)?.[1] ?? '';
      const name = /\bname="([^"]{1,500})"/i.exec(disposition)?.[1];
      if (name === undefined) return [];
      const value = part.slice(end.index + end[0].length).replace(/\r?\n$/, '');
      return [{ name, value, isFile: /\bfilename/i.test(disposition) }];
    });
  return fields.length > 0 ? { kind: 'fields', fields } : { kind: 'missing' };
}
