/** The samples of a request: first those of its author, then each configured language. */
import type { Api, Endpoint, Media } from '../../../src/model/api.js';
import { curlSample } from './curl.js';
import { SAMPLE_PRINTERS, type SampleLanguage } from './languages.js';
import { sampleRequest } from './request.js';
import { statedSamples } from './stated.js';

/** A request in a language. */
export interface Sample {
  readonly title: string;
  /** The language as fences of Markdown name it; empty if it is unknown. */
  readonly language: string;
  readonly text: string;
}

/**
 * The samples of an endpoint.
 * @param media the media type of the body; by default that of the description
 */
export function samplesOf(
  endpoint: Endpoint,
  api: Api,
  languages: readonly SampleLanguage[],
  media?: Media,
): readonly Sample[] {
  const request = sampleRequest(endpoint, api, media);
  const printed = languages.map((name): Sample => {
    const { title, language, print } = SAMPLE_PRINTERS[name];
    return { title, language, text: print(request) };
  });
  return [...statedSamples(endpoint), ...printed];
}

/** The request of an endpoint as a command. */
export function curlCommand(endpoint: Endpoint, api: Api, media?: Media): string {
  return curlSample(sampleRequest(endpoint, api, media));
}
