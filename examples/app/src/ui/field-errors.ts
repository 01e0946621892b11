import type { ZodError } from 'zod';

/** The first error message for each field of a form. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

export const NO_ERRORS: FieldErrors = {};

/** Returns the errors that a zod schema finds before the form is sent. */
export function fromZod(error: ZodError): FieldErrors {
  return firstOf(error.issues.map(({ path, message }) => [path.join('.'), message]));
}

/** Returns the errors that the API reports (422). */
export function fromFields(
  fields: readonly { readonly name: string; readonly message: string }[],
): FieldErrors {
  return firstOf(fields.map(({ name, message }) => [name, message]));
}

function firstOf(entries: readonly (readonly [string, string])[]): FieldErrors {
  return Object.fromEntries(entries.toReversed());
}
