/** The samples of a request, by title: what its author wrote first, then each language that is asked for. */
import type { Api, Endpoint } from '../../../src/model/api.js';
import { curlCommand } from './curl.js';
import { fetchSample } from './fetch.js';
import { goSample } from './go.js';
import { pythonSample } from './python.js';
import { sampleRequest, type SampleRequest } from './request.js';
import { statedSamples } from './stated.js';

/** A language that samples are made in. */
export type SampleLanguage = 'curl' | 'fetch' | 'python' | 'go';

const TITLES: Readonly<Record<Exclude<SampleLanguage, 'curl'>, string>> = {
  fetch: 'JavaScript',
  python: 'Python',
  go: 'Go',
};
const SAMPLES: Readonly<
  Record<Exclude<SampleLanguage, 'curl'>, (request: SampleRequest) => string>
> = { fetch: fetchSample, python: pythonSample, go: goSample };

/** The samples of an endpoint. */
export function samplesOf(
  endpoint: Endpoint,
  api: Api,
  languages: readonly SampleLanguage[],
): readonly (readonly [title: string, text: string])[] {
  const stated = statedSamples(endpoint).map(({ title, text }) => [title, text] as const);
  const request = sampleRequest(endpoint, api);
  const made = languages.flatMap((language): (readonly [string, string])[] => {
    if (language === 'curl') return [['curl', curlCommand(endpoint, api)]];
    return [[TITLES[language], SAMPLES[language](request)]];
  });
  return [...stated, ...made];
}
