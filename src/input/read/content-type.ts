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

/** Infers the media type of a body from its first characters. A text like JSON may still not be valid JSON. */
export function sniffedMediaType(text: string): string {
  const start = text.trimStart().slice(0, 20).toLowerCase();
  if (start.startsWith('{') || start.startsWith('[')) return 'application/json';
  if (/^<(?:!doctype html|html)/.test(start)) return 'text/html';
  return start.startsWith('<') ? 'application/xml' : 'text/plain';
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
