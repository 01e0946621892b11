/**
 * Collects the code samples of an operation: first those of its author, then one for each
 * configured language.
 */
import type { Endpoint } from '../../../src/model/api.js';
import type { SampleRequest } from './request.js';
import { isJsonArray, isJsonObject } from '../../../src/model/json.js';
import { curlSample } from './curl.js';
import { fetchSample } from './fetch.js';
import { goSample } from './go.js';
import { phpSample } from './php.js';
import { pythonSample } from './python.js';

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

interface StatedSample {
  readonly title: string;
  readonly language: string;
  readonly text: string;
}

/** Returns the code samples of an operation, in the declared order. */
function authorSamples({ extensions }: Endpoint): readonly StatedSample[] {
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

/** The name of a language in the configuration. */
export type SampleLanguage = 'curl' | 'fetch' | 'python' | 'go' | 'php';

/** Prints a request in one language. */
interface SamplePrinter {
  readonly title: string;
  /** The language as Markdown names it in a code fence. */
  readonly language: string;
  readonly print: (request: SampleRequest) => string;
}

const SAMPLE_PRINTERS: Readonly<Record<SampleLanguage, SamplePrinter>> = {
  curl: { title: 'curl', language: 'sh', print: curlSample },
  fetch: { title: 'JavaScript', language: 'js', print: fetchSample },
  python: { title: 'Python', language: 'python', print: pythonSample },
  go: { title: 'Go', language: 'go', print: goSample },
  php: { title: 'PHP', language: 'php', print: phpSample },
};
