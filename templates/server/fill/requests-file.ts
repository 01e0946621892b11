/** `requests.ts`: plain functions that fill in the declared defaults of request bodies. */
import { moduleText } from '../../../src/emit/typescript/module.js';
import { banner, modulePlace, type ServerView } from '../view.js';
import { fillingOf } from './fillers.js';

/** The files that hold these functions: one, or several in large APIs; none if no body has defaults. */
export function requestFiles(view: ServerView): string[] {
  const { declarations } = fillingOf(view);
  return [...declarations].flatMap(([file, some]) => (some.length > 0 ? [file] : [])).sort();
}

/** The text of `requests.ts` or of a part of it. */
export function requestsFile(view: ServerView, file: string): string {
  return moduleText({
    ...modulePlace(view, file),
    header: banner('Fills in the defaults of what a request lacks.'),
    body: fillingOf(view).declarations.get(file) ?? [],
  });
}
