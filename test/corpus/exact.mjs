/** Checks that the files of a run are formatted like prettier would format them. */
import * as prettier from 'prettier';

/** Pages and their assets are for browsers and machines, and are not formatted. */
const UNFORMATTED = /(?:^|\/)docs\/(?:[^/]+\.html|(?:search_\d+|minisearch)\.js|llms\.txt)$/;

/** The files that prettier would write otherwise, each with the first line that differs. */
export async function inexact(files) {
  const found = [];
  for (const { path, text } of files) {
    if (path.includes('/runtime/') || UNFORMATTED.test(path)) continue;
    const formatted = await prettier.format(text, { filepath: path });
    if (formatted !== text) found.push(`${path}: ${firstDifference(text, formatted)}`);
  }
  return found;
}

function firstDifference(text, formatted) {
  const [ours, theirs] = [text.split('\n'), formatted.split('\n')];
  const line = ours.findIndex((written, index) => written !== theirs[index]);
  const [was, is] = [ours[line], theirs[line]].map((written = '') => written.slice(0, 120));
  return `line ${line + 1}: ${was} ⇒ ${is}`;
}
