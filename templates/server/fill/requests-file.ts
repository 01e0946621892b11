/** The template of `requests.ts`: functions that add declared defaults to request bodies. */
import { moduleText } from '../../../src/print/emit/typescript/module.js';
import { banner, modulePlace, type ServerView } from '../view.js';
import { fillingOf } from './fillers.js';

/** Returns the files of these functions: one, or several in large APIs; none if no body has defaults. */
export function requestFiles(view: ServerView): string[] {
  const { declarations } = fillingOf(view);
  return [...declarations].flatMap(([file, some]) => (some.length > 0 ? [file] : [])).sort();
}

/** Generates `requests.ts` or a part of it. */
export function requestsFile(view: ServerView, file: string): string {
  return moduleText({
    ...modulePlace(view, file),
    header: banner('Fills in the defaults of what a request lacks.'),
    body: fillingOf(view).declarations.get(file) ?? [],
  });
}
