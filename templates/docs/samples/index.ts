/** The samples of a request: first those of its author, then each configured language. */
import type { Endpoint } from '../../../src/model/api.js';
import { SAMPLE_PRINTERS, type SampleLanguage } from './languages.js';
import type { SampleRequest } from './request.js';
import { authorSamples } from './author.js';

/** A request in a language. */
export interface Sample {
  readonly title: string;
  /** The language as fences of Markdown name it; empty if it is unknown. */
  readonly language: string;
  readonly text: string;
}

/** The samples of a request of an endpoint. */
export function samplesOf(
  endpoint: Endpoint,
  request: SampleRequest,
  languages: readonly SampleLanguage[],
): readonly Sample[] {
  const printed = languages.map((name): Sample => {
    const { title, language, print } = SAMPLE_PRINTERS[name];
    return { title, language, text: print(request) };
  });
  return [...authorSamples(endpoint), ...printed];
}
