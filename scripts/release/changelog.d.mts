/** The text between a version's heading and the next one. */
export function sectionOf(changelog: string, heading: string): string | undefined;

/** Moves the unreleased section of the changelog under a version. */
export function releasedChangelog(changelog: string, version: string, date: string): string;

/** Returns the reason why a version cannot follow another one, or undefined if it can. */
export function faultOfVersion(version: string, current: string): string | undefined;
