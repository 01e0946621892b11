/**
 * Aliases of unions of generic types, written straight to text.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { columnsOf, flatText, printDoc, settled, STEP, WIDTH } from '../../layout/index.js';
import { printed } from '../module.js';
import { make, open } from '../../opaque.js';
import type { Code } from '../../opaque.js';
import { typeAlias, type Declaration } from '../statement.js';
import { union } from '../union.js';

/** Before a member on a line of its own. */
const BAR = `\n${STEP}| `;

/**
 * The alias of a union as its text.
 * @param parts what its members are, in order
 * @returns what `printed(typeAlias({ …, type: union(members) }))` makes
 */
export function unionAlias(parts: Declaration & { readonly members: readonly Code[] }): Code {
  const marks: object[] = [];
  const text = aliasText(parts, marks);
  if (text === undefined) {
    const { members, ...declaration } = parts;
    return printed(typeAlias({ ...declaration, type: union(members) }));
  }
  const above = parts.comment === undefined ? '' : printDoc(open(parts.comment).doc, WIDTH, marks);
  return make(settled(above === '' ? text : `${above}\n${text}`, marks));
}

/** Nothing where the layout engine has to tell. */
function aliasText(
  parts: Declaration & { readonly members: readonly Code[] },
  marks: object[],
): string | undefined {
  const name = open(parts.name).doc;
  if (typeof name !== 'string' || parts.members.length === 0) return undefined;
  const head = `${parts.export === true ? 'export ' : ''}type ${name} =`;
  const texts: string[] = [];
  // With the bars between them, and a semicolon behind the last one.
  let columns = 1 - ' | '.length;
  let widest = 0;
  for (const one of parts.members) {
    const { doc, role } = open(one);
    const text = role.kind === 'typeReference' ? flatText(doc, marks) : undefined;
    if (text === undefined) return undefined;
    texts.push(text);
    const width = columnsOf(doc);
    columns += width + ' | '.length;
    widest = Math.max(widest, width);
  }
  if (head.length + 1 + columns <= WIDTH) return `${head} ${texts.join(' | ')};`;
  if (texts.length === 1) return undefined;
  if (STEP.length + columns <= WIDTH) return `${head}\n${STEP}${texts.join(' | ')};`;
  if (BAR.length + widest > WIDTH) return undefined;
  return `${head}${BAR}${texts.join(BAR)};`;
}
