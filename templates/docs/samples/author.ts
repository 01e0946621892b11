/** Reads code samples that the author of a description has written (`x-codeSamples`). */
import type { Endpoint } from '../../../src/model/api.js';
import { isJsonArray, isJsonObject } from '../../../src/model/json.js';

interface StatedSample {
  readonly title: string;
  readonly language: string;
  readonly text: string;
}

/** Returns the code samples of an operation, in the declared order. */
export function authorSamples({ extensions }: Endpoint): readonly StatedSample[] {
  const declared = extensions.get('x-codeSamples') ?? extensions.get('x-code-samples');
  if (declared === undefined || !isJsonArray(declared)) return [];
  return declared.flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const [source, label, lang] = [one.get('source'), one.get('label'), one.get('lang')];
    if (typeof source !== 'string' || source.trim() === '') return [];
    const title = typeof label === 'string' ? label : typeof lang === 'string' ? lang : 'Sample';
    const language = typeof lang === 'string' && /^[\w#+-]+$/.test(lang) ? lang.toLowerCase() : '';
    return [{ title, language, text: source.trimEnd() }];
  });
}
