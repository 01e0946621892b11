/** The media type that a Content-Type header states. */

/**
 * A media type as the model writes it: lower case, without `charset` and `boundary`.
 * @param value the value of a Content-Type header
 * @returns nothing when it is no media type
 */
export function mediaTypeOf(value: string | undefined): string | undefined {
  const [essence = '', ...parameters] = (value ?? '').toLowerCase().split(';');
  const type = essence.trim();
  if (!/^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/.test(type)) return undefined;
  const kept = parameters
    .map((parameter) => parameter.trim())
    .filter((parameter) => /^(?!charset|boundary)[\w-]{1,40}=["\w.+-]{1,80}$/.test(parameter));
  return [type, ...kept].join('; ');
}
