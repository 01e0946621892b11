/** Words for required and optional parts of a message, for the texts of changes. */

export function necessity(required: boolean): string {
  return required ? 'required' : 'optional';
}

/**
 * Describes a change between required and optional.
 * @param required true if the part is required in the new API
 */
export function necessityChange(required: boolean): string {
  return `changed from ${necessity(!required)} to ${necessity(required)}`;
}
