/** The pages that may contain the line, below the folder of the repository. */
export function installPages(root: string): string[];

/** The line before the first release: the clone lies next to the project. */
export function packedInstall(version: string): string;

/** The page after the first release. A page that has the line already is unchanged. */
export function releasedPage(markdown: string): string;

/**
 * The commands of the README that install restitch: those for a clone, and those for the project.
 */
export function installSteps(readme: string): { clone: string[]; project: string[] };
