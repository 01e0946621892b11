/** Copies files of the project that the docs use. The copies are placed next to the pages. */
import { isPortableName } from '../../../../base/foundation/device-name.js';
import type { ProjectFiles } from '../../../../base/foundation/project-files.js';
import { copiedFile, type OutputFile } from '../../../../print/emit/file.js';

const IMAGES = /\.(?:png|jpe?g|gif|webp|avif|svg|ico)$/i;
/**
 * Matches the names of fonts, and of files that a reader may download. A browser does not execute any of these files.
 */
const OTHERS = /\.(?:woff2?|ttf|otf|pdf|zip|json|ya?ml|csv|txt)$/i;
/** Matches code in an SVG image that a browser would execute if the image is opened as a page. */
const ACTIVE = /<script|<foreignObject|<iframe|<handler|javascript:|[\s"'/]on[a-z]+\s*=/i;

const FOLDER = 'assets';

/** Copies of the project's files. A file is copied when a page first refers to it. */
export class Assets {
  readonly #copies = new Map<string, { readonly to: string; readonly bytes: Uint8Array }>();
  readonly #taken = new Set<string>();

  constructor(readonly files: ProjectFiles) {}

  /**
   * Copies a file.
   * @param path relative to the folder of the configuration
   * @returns the path of the copy, relative to the pages; or the reason why the file was not copied
   */
  copy(
    path: string,
    kind: 'image' | 'any' | 'stylesheet',
  ): { readonly to: string } | { readonly why: string } {
    const before = this.#copies.get(path);
    if (before !== undefined) return before;
    const file = this.files.get(path);
    if (file === undefined) return { why: 'there is no such file' };
    if (typeof file === 'string') return { why: file };
    const why = kind === 'stylesheet' ? undefined : faultOf(path, kind, file);
    if (why !== undefined) return { why };
    const copy = { to: this.#mint(path), bytes: file };
    this.#copies.set(path, copy);
    return copy;
  }

  replace(path: string, bytes: Uint8Array): void {
    const copy = this.#copies.get(path);
    if (copy !== undefined) this.#copies.set(path, { ...copy, bytes });
  }

  *output(): Generator<OutputFile> {
    for (const { to, bytes } of this.#copies.values()) {
      yield copiedFile(to, bytes);
    }
  }

  /** Returns a file name that is valid on every operating system and that no other copied file has. */
  #mint(path: string): string {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9._-]+/g, '-');
    const [, stem = '', ending = ''] = /^\.*(.*?)((?:\.[^.]*)?)$/.exec(name) ?? [];
    const start = stem !== '' && isPortableName(stem + ending) ? stem : `file-${stem}`;
    let free = start + ending;
    for (let count = 2; this.#taken.has(free.toLowerCase()); count++) {
      free = `${start}-${count}${ending}`;
    }
    this.#taken.add(free.toLowerCase());
    return `${FOLDER}/${free}`;
  }
}

function faultOf(path: string, kind: 'image' | 'any', bytes: Uint8Array): string | undefined {
  const isImage = IMAGES.test(path);
  if (kind === 'image' && !isImage)
    return 'it is not an image (png, jpg, gif, webp, avif, svg, ico)';
  if (!isImage && !OTHERS.test(path)) {
    return 'files of this kind are not copied; link to images, fonts, pdf, zip, json, yaml, csv and txt';
  }
  if (!/\.svg$/i.test(path)) return undefined;
  const text = Buffer.from(bytes).toString();
  const isText = Buffer.from(text).equals(bytes);
  return !isText || ACTIVE.test(text) ? 'this SVG contains a script' : undefined;
}
