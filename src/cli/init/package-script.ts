/** Adds a script to the text of a `package.json`. The rest of the text does not change. */
import { isPlainObject } from '../../base/foundation/plain-object.js';

export type AddedScript =
  | { readonly kind: 'added'; readonly text: string }
  /** There is already a script with this name. `isSame` is true if it runs the same command. */
  | { readonly kind: 'present'; readonly isSame: boolean }
  | { readonly kind: 'unreadable' };

/**
 * Adds an npm script.
 * @param text the text of the `package.json`
 * @param name the name of the script; an existing script of that name is not changed
 * @param command the command that the script runs
 */
export function addScript(text: string, name: string, command: string): AddedScript {
  const data = parse(text);
  if (!data) return { kind: 'unreadable' };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^\s*\{\s*?\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const entry = `${JSON.stringify(name)}: ${JSON.stringify(command)}`;
  const scripts = Object.hasOwn(data, 'scripts') ? data['scripts'] : undefined;
  if (scripts === undefined) {
    const close = text.lastIndexOf('}');
    const before = text.slice(0, close).trimEnd() + (Object.keys(data).length > 0 ? ',' : '');
    const inner = `{${newline}${indent}${indent}${entry}${newline}${indent}}`;
    const added = `${newline}${indent}"scripts": ${inner}${newline}`;
    return { kind: 'added', text: before + added + text.slice(close) };
  }
  if (typeof scripts !== 'object' || scripts === null || Array.isArray(scripts)) {
    return { kind: 'unreadable' };
  }
  const present = Object.getOwnPropertyDescriptor(scripts, name);
  if (present !== undefined) return { kind: 'present', isSame: present.value === command };
  const open = scriptsAt(text);
  if (open === undefined) return { kind: 'unreadable' };
  const end = Object.keys(scripts).length > 0 ? ',' : newline + indent;
  // The new script is inserted directly after `{`, so the text of the existing scripts does not change.
  const rest = end === ',' ? text.slice(open) : text.slice(open).replace(/^\s*/, '');
  const added = `${newline}${indent}${indent}${entry}${end}`;
  return { kind: 'added', text: text.slice(0, open) + added + rest };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isPlainObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the offset after the `{` of the top-level `scripts`. A nested object of this name does not count. */
function scriptsAt(text: string): number | undefined {
  let depth = 0;
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    const [word] = token;
    const end = token.index + word.length;
    if (word === '{' || word === '[') depth++;
    else if (word === '}' || word === ']') depth--;
    else if (depth === 1 && word === '"scripts"') {
      const open = /^\s*:\s*\{/.exec(text.slice(end));
      if (open) return end + open[0].length;
    }
  }
  return undefined;
}
