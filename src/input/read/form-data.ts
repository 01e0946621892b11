/** Reads multipart forms (RFC 7578) from a text. */

/** A named part of a multipart form. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
  readonly isFile: boolean;
}

const BOUNDARY = /boundary="?([^";,\s]{1,200})"?/i;

/** The maximum number of parts. A text with more parts is not a form that people fill in. */
const PARTS = 1000;

/**
 * Reads the names of the fields, and the values of fields that are not files.
 * @param contentType the media type with its boundary; if it has none, the first line of the text is the boundary
 * @returns `undefined` if no part has a name
 */
export function readFormParts(text: string, contentType: string): readonly FormPart[] | undefined {
  const boundary = (BOUNDARY.exec(contentType) ?? /^--(\S{1,200})\r?\n/.exec(text))?.[1];
  if (boundary === undefined) return undefined;
  const parts = text
    .split(`--${boundary}`)
    .slice(1, PARTS)
    .flatMap((part): FormPart[] => {
      const end = /\r?\n\r?\n/.exec(part);
      if (!end) return [];
      const head = part.slice(0, end.index);
      const disposition = /content-disposition:([^\r\n]{0,2000})/i.exec(head)?.[1] ?? '';
      const name = /\bname="([^"]{1,500})"/i.exec(disposition)?.[1];
      if (name === undefined) return [];
      const value = part.slice(end.index + end[0].length).replace(/\r?\n$/, '');
      return [{ name, value, isFile: /\bfilename/i.test(disposition) }];
    });
  return parts.length > 0 ? parts : undefined;
}
