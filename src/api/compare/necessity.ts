/** Words for required and optional parts of a message, for the texts of changes. */

/** Returns `required` or `optional`. */
export function necessity(required: boolean): string {
  return required ? 'required' : 'optional';
}

/**
 * Returns a phrase about a change between required and optional: `changed from optional to required`.
 * @param required true if the part of the message is required in the new API
 */
export function necessityChange(required: boolean): string {
  return `changed from ${necessity(!required)} to ${necessity(required)}`;
}
