/** The pages that may contain the install command, relative to the folder of the repository. */
export function installPages(root: string): string[];

/** The install command before the first release. It expects the clone next to the project. */
export function packedInstall(version: string): string;

/** Replaces the install command of a page by the one after the first release. */
export function releasedPage(markdown: string): string;

/**
 * The commands of the README that install restitch: those for a clone, and those for the project.
 */
export function installSteps(readme: string): { clone: string[]; project: string[] };
