/** The text between a version's heading and the next one. */
export function sectionOf(changelog: string, heading: string): string | undefined;

/** The changelog with what is unreleased under a version. */
export function releasedChangelog(changelog: string, version: string, date: string): string;

/** Why a version cannot follow another one. */
export function faultOfVersion(version: string, current: string): string | undefined;
