/** Reads the media type in a Content-Type header. */
import { isApiName } from './infer/api-name.js';

/**
 * Normalizes a media type: lower case, without `charset` and `boundary`.
 * @param value the value of a Content-Type header
 * @returns `undefined` if the value is not a media type
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

/**
 * Reads a recorded media type. A parameter is kept only if its value is a version or a word that public APIs use. The
 * value of any other parameter may be private, such as a file name.
 */
export function recordedMediaType(value: string | undefined): string | undefined {
  const [type, ...parameters] = mediaTypeOf(value)?.split('; ') ?? [];
  const kept = parameters.filter((parameter) => {
    const [name = '', text = ''] = parameter.replaceAll('"', '').split('=');
    return isApiName(name) && (isApiName(text) || /^v?\d{1,2}(?:\.\d{1,2})?$/.test(text));
  });
  return type === undefined ? undefined : [type, ...kept].join('; ');
}
