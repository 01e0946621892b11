/** The problems with the repository URL, a sentence each. */
export function faultsOfAddress(manifest: object, workflow?: string): string[];
