/**
 * Collects the code samples of an operation: first those of its author, then one for each
 * configured language.
 */
import type { Endpoint } from '../../../src/model/api.js';
import { SAMPLE_PRINTERS, type SampleLanguage } from './languages.js';
import type { SampleRequest } from './request.js';
import { authorSamples } from './author.js';

/** A code sample in one language. */
export interface Sample {
  readonly title: string;
  /** The language as Markdown names it in a code fence; empty if it is unknown. */
  readonly language: string;
  readonly text: string;
}

/** Returns the code samples for a request of an operation. */
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
