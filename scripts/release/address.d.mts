/** What is wrong with the address, a sentence each. */
export function faultsOfAddress(manifest: object, workflow?: string): string[];
