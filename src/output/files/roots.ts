/** The root folders of a run: the output folder, and the folder of handlers. */
import type { Ownership } from '../../print/emit/file.js';
import { findAnchor, OpenFolder, type FolderAnchor } from './open-folder.js';
import { writeErrorOf } from './write-error.js';

/** The locations of both root folders: of `generated` files, and of `handlers`. */
export type FolderAnchors = Readonly<Record<Ownership, FolderAnchor | undefined>>;

/** Finds the locations of the root folders. */
export function findAnchors(roots: Readonly<Record<Ownership, string | undefined>>): FolderAnchors {
  const { generated, handlers } = roots;
  return {
    generated: generated === undefined ? undefined : findAnchor(generated),
    handlers: handlers === undefined ? undefined : findAnchor(handlers),
  };
}

/** Opens the root folders. Each is opened when it is first used. */
export class Roots {
  private readonly open = new Map<Ownership, OpenFolder>();

  constructor(private readonly anchors: FolderAnchors) {}

  /** Runs an operation in a root folder, or in a folder below it. If `make` is false, the folder need not exist. */
  async use(
    ownership: Ownership,
    act: (folder: OpenFolder) => Promise<void>,
    below: { readonly path: string; readonly make: boolean } = { path: '.', make: true },
  ): Promise<void> {
    const way: OpenFolder[] = [];
    try {
      let folder = this.#root(ownership);
      for (const name of below.path === '.' ? [] : below.path.split('/')) {
        const inner = below.make ? folder.make(name) : folder.into(name);
        if (inner === undefined) return;
        folder = inner;
        way.push(folder);
      }
      await act(folder);
    } catch (error) {
      throw writeErrorOf(error, below.path === '.' ? '' : below.path, ownership);
    } finally {
      for (const one of way) one.close();
    }
  }

  #root(ownership: Ownership): OpenFolder {
    const known = this.open.get(ownership);
    if (known) return known;
    const anchor = this.anchors[ownership];
    if (anchor === undefined) throw new Error(`no folder for ${ownership}`);
    const folder = OpenFolder.at(anchor);
    this.open.set(ownership, folder);
    return folder;
  }

  close(): void {
    for (const folder of this.open.values()) folder.close();
  }
}
