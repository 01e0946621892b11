/** Collects the values of bodies that have one media type. */
import type { Origin } from '../../../model/origin.js';
import type { Evidence } from './evidence.js';
import { formValue, observeForm, type FieldEvidence } from './form.js';
import { observeSent, observeUnknown, observeValue, type ValueProfile } from './value-profile.js';

/** The content of a body. */
export type BodyForm =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'fields'; readonly fields: readonly FieldEvidence[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'binary' }
  /** No type can be inferred from a body of these kinds. */
  | { readonly kind: 'unknown' | 'missing' | 'stream' };

/**
 * Counts the values of a body in the profile of its media type.
 * @param origin the location of the body
 */
export function observeBody(
  profile: ValueProfile,
  mediaType: string,
  form: BodyForm,
  origin: Origin,
  evidence: Evidence,
): void {
  switch (form.kind) {
    case 'json':
      return observeValue(profile, form.value, origin, evidence);
    case 'fields':
      if (form.fields.length === 0) return observeUnknown(profile, origin);
      return observeForm(profile, formValue(form.fields, mediaType), origin, evidence);
    case 'text':
      // The structure of markup is unknown. Plain text has no structure.
      return observeUnknown(profile, origin, !/xml/.test(mediaType));
    case 'binary':
      return observeSent(profile, [{}], origin, evidence);
    case 'unknown':
    case 'missing':
    case 'stream':
      return observeUnknown(profile, origin);
    default:
      return form satisfies never;
  }
}
