/** Prints lines of text as Markdown. */
import { foreignUrl } from '../../../src/print/emit/html/text.js';
import {
  codeSpan,
  emphasis,
  inline,
  isEmptyMd,
  link,
  NO_MD,
  md,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import type { Inline } from '../blocks/inline.js';
import { spokenWith } from './phrases.js';
import { markdownEndpointLink } from './operations.js';
import { markdownLocations, markdownTrust } from './marks.js';
import { schemaTarget, typeSpan } from './type.js';
import type { DocsView } from '../view.js';

export function inlineMd(line: Inline, view: DocsView): Md {
  if (typeof line === 'string') return text(line);
  switch (line.kind) {
    case 'code':
      return codeSpan(line.text);
    case 'row':
      return rowMd(
        line.parts.map((part) => inlineMd(part, view)),
        line.separator,
      );
    case 'phrase': {
      const holes = Object.entries(line.holes).map(
        ([name, hole]) => [name, inlineMd(hole, view)] as const,
      );
      return spokenWith(line.phrase, Object.fromEntries(holes), view);
    }
    case 'limit':
      return line.value === '' ? text(line.what) : md`${text(line.what)} ${codeSpan(line.value)}`;
    case 'type':
      return typeSpan(line.schema, view);
    case 'noted':
      return md`${inlineMd(line.what, view)}: ${inlineMd(line.note, view)}`;
    case 'small':
      return inlineMd(line.content, view);
    case 'badge':
      return line.tone === 'guess' ? emphasis(text(line.content)) : text(line.content);
    case 'trust': {
      const mark = markdownTrust(line.origins, view);
      return mark === undefined ? NO_MD : md`(${mark})`;
    }
    case 'places':
      return markdownLocations(line.places, view);
    case 'operation':
      return markdownEndpointLink(line.endpoint, view);
    case 'schema': {
      const shown = codeSpan(line.id);
      const target = schemaTarget(line.id, view);
      return target === undefined ? shown : link(shown, target);
    }
    case 'page': {
      const { file, anchor } = line;
      const place = anchor === undefined ? file : `${file}#${anchor}`;
      return link(inlineMd(line.label, view), `${view.root}${place}`);
    }
    case 'foreign':
      return foreignMd(line.url, line.label);
    default:
      return line satisfies never;
  }
}

/**
 * Prints a link. If the URL is not safe to follow (for example `javascript:`), prints only its
 * text.
 */
function foreignMd(url: string, label: string): Md {
  const shown = label.trim() === '' ? url : label;
  if (foreignUrl(url) !== undefined) return link(text(shown), url);
  return shown === url ? codeSpan(url) : text(shown);
}

function rowMd(parts: readonly Md[], separator: string): Md {
  switch (separator) {
    // HTML prints a mark directly after its text. Markdown prints the mark in brackets, so a space
    // must separate them.
    case '':
      return inline(parts, ' ');
    case ' ':
    case ', ':
    case ': ':
    case ' · ':
      return inline(parts, separator);
    case ' = ':
      return parts.reduce((before, part) => md`${before} = ${part}`);
    default: {
      const between = text(separator);
      const shown = parts.filter((part) => !isEmptyMd(part));
      return shown.length === 0
        ? NO_MD
        : shown.reduce((before, part) => md`${before} ${between} ${part}`);
    }
  }
}
