/** Splits a guide into Markdown, tabs, and embedded parts of the API reference. */

/** A part of a guide. Offsets are positions in the guide's text. */
export type Segment =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'tabs'; readonly tabs: readonly Tab[] }
  | {
      readonly kind: 'embed';
      readonly what: string;
      readonly name: string;
      readonly offset: number;
    }
  | { readonly kind: 'fault'; readonly what: string; readonly offset: number };

interface Tab {
  readonly label: string;
  readonly segments: readonly Segment[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Matches a line that embeds a part of the API reference: `::fields[listProducts]`. */
const EMBED = /^::([a-z]+)\[([^\]\n]+)\][ \t]*$/;
const OPEN_TABS = /^:{3,}\s*tabs[ \t]*$/;
const TAB = /^==[ \t]+(\S.*)$/;
const CLOSE = /^:{3,}[ \t]*$/;

/**
 * Splits a guide into its parts. Tabs begin with `:::tabs`; each tab begins with a line `== Label`; and `:::` ends
 * them. A line `::call[name]` embeds a part of the API reference. Directives in code blocks are ignored.
 */
export function segmentsOf(text: string): Segment[] {
  const top: Segment[] = [];
  let tabs: { label: string; segments: Segment[] }[] | undefined;
  let tabsAt = 0;
  let lines = '';
  let fence: string | undefined;
  const inside = (): Segment[] => (tabs === undefined ? top : (tabs.at(-1)?.segments ?? []));
  const end = (): void => {
    if (lines.trim() !== '') inside().push({ kind: 'markdown', text: lines });
    lines = '';
  };
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const plain = line.replace(/\r?\n$/, '');
    const mark = FENCE.exec(plain)?.[1];
    const embed = EMBED.exec(plain);
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence) && plain.trim() === mark) fence = undefined;
      lines += line;
    } else if (mark !== undefined) {
      fence = mark;
      lines += line;
    } else if (embed) {
      end();
      inside().push({ kind: 'embed', what: embed[1] ?? '', name: embed[2]?.trim() ?? '', offset });
    } else if (tabs === undefined && OPEN_TABS.test(plain)) {
      end();
      tabs = [];
      tabsAt = offset;
    } else if (tabs !== undefined && TAB.test(plain)) {
      end();
      tabs.push({ label: TAB.exec(plain)?.[1]?.trim() ?? '', segments: [] });
    } else if (tabs !== undefined && CLOSE.test(plain)) {
      end();
      const done = tabs;
      tabs = undefined;
      if (done.length > 0) top.push({ kind: 'tabs', tabs: done });
      else top.push({ kind: 'fault', what: 'these tabs have no line `== Label`', offset: tabsAt });
    } else lines += line;
    offset += line.length;
  }
  end();
  if (tabs !== undefined) {
    top.push({ kind: 'fault', what: 'these tabs have no end `:::`', offset: tabsAt });
    if (tabs.length > 0) top.push({ kind: 'tabs', tabs });
  }
  return top;
}
