/** The template of `responses.ts`: functions that remove undeclared fields from responses. */
import { moduleText } from '../../../src/print/emit/typescript/module.js';
import { strippingOf } from './strippers.js';
import { banner, modulePlace, type ServerView } from '../view.js';

/** Returns the files of these functions: one, or several in large APIs; none if responses declare no objects. */
export function responseFiles(view: ServerView): string[] {
  const { declarations } = strippingOf(view);
  return [...declarations].flatMap(([file, some]) => (some.length > 0 ? [file] : [])).sort();
}

/** Generates `responses.ts` or a part of it. */
export function responsesFile(view: ServerView, file: string): string {
  return moduleText({
    ...modulePlace(view, file),
    header: banner('Keeps of a response what the description declares.'),
    body: strippingOf(view).declarations.get(file) ?? [],
  });
}
