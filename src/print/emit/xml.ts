/** Writes simple XML 1.0, for tools that read test results. */

/** An XML element. Only instances of this class become markup; all other values are text. */
export class Xml {
  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string | number>>,
    readonly content: string | readonly Xml[],
  ) {}
}

/**
 * Creates an XML element.
 * @param name a name that the output format defines; it is not encoded
 * @param content a text, or child elements
 */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly Xml[] = [],
): Xml {
  return new Xml(name, attributes, content);
}

export function xmlText(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '')}`;
}

function lines({ name, attributes, content }: Xml, indent: string): string {
  const attributeTexts = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${encoded(String(value))}"`,
  );
  const head = `${indent}<${name}${attributeTexts.join('')}`;
  if (content.length === 0) return `${head}/>\n`;
  if (typeof content === 'string') return `${head}>${encoded(content)}</${name}>\n`;
  return `${head}>\n${content.map((one) => lines(one, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Replaces characters that are invalid in XML (XML 1.0 §2.2) with U+FFFD. */
function encoded(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
