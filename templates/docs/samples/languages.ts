/** The languages of code samples. To add one, add a file to this folder, and list it here. */
import { curlSample } from './curl.js';
import { fetchSample } from './fetch.js';
import { goSample } from './go.js';
import { phpSample } from './php.js';
import { pythonSample } from './python.js';
import type { SampleRequest } from './request.js';

/** The name of a language in the configuration. */
export type SampleLanguage = 'curl' | 'fetch' | 'python' | 'go' | 'php';

/** Prints a request in one language. */
export interface SamplePrinter {
  readonly title: string;
  /** The language as Markdown names it in a code fence. */
  readonly language: string;
  readonly print: (request: SampleRequest) => string;
}

export const SAMPLE_PRINTERS: Readonly<Record<SampleLanguage, SamplePrinter>> = {
  curl: { title: 'curl', language: 'sh', print: curlSample },
  fetch: { title: 'JavaScript', language: 'js', print: fetchSample },
  python: { title: 'Python', language: 'python', print: pythonSample },
  go: { title: 'Go', language: 'go', print: goSample },
  php: { title: 'PHP', language: 'php', print: phpSample },
};
