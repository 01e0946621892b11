/** Adds the colours and fonts of a project to the style sheet of the docs. */

/** Custom properties of the style sheet, without the dashes: `{ accent: 'light-dark(#06c, #6cf)' }`. */
export type Theme = Readonly<Record<string, string>>;

/** Matches a CSS value that cannot end its declaration or its block. */
const THEME_VALUE = /^[^;{}<>\\@\n\r]*$/;
const THEME_NAME = /^[a-z][a-z0-9-]*$/;

/**
 * Appends custom properties to the style sheet.
 * @param theme the custom properties; those with an invalid name or value are omitted
 */
export function stylesheet(sheet: string, theme: Theme): string {
  const lines = Object.entries(theme)
    .filter(([name, value]) => THEME_NAME.test(name) && THEME_VALUE.test(value))
    .map(([name, value]) => `  --${name}: ${value.trim()};\n`);
  return lines.length === 0 ? sheet : `${sheet}\n:root {\n${lines.join('')}}\n`;
}
