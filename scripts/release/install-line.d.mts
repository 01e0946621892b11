/** The pages in which the line may stand, below the folder of the repository. */
export function installPages(root: string): string[];

/** The line before the first release: the clone lies next to the project. */
export function packedInstall(version: string): string;

/** A page as it is from the first release on. A page that says so already stays as it is. */
export function releasedPage(markdown: string): string;

/** The commands that install restitch, as the README has them: what is run in a clone, and what in the project. */
export function installSteps(readme: string): { clone: string[]; project: string[] };
