/** Words that the pages of the reference share. */

/** Said at the top of each page. */
export const MADE = '<!-- Made by `npm run reference`: change what it is made of. -->';

/**
 * Escapes text outside of code, so that Markdown does not read it as HTML, and the site not as a
 * template.
 */
export function prose(text: string): string {
  const escaped = (part: string): string =>
    part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('{{', '&#123;{');
  const parts = text.split(/(`[^`]*`)/);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : part)).join('');
}

/** A text as a span of code. */
export function span(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** A text as a block of code. */
export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

/** A page: its title, an introduction, and its parts. */
export function page(title: string, about: string, parts: readonly string[]): string {
  return [`# ${title}`, MADE, about, ...parts].map((part) => part.trimEnd()).join('\n\n') + '\n';
}
