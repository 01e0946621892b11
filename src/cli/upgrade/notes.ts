/** Finds the notes about generated output in the changelog, between two versions. */

const OUTPUT = /^### Generated output\n([^]*?)(?=^### |(?![^]))/m;

/**
 * Returns the entries of a changelog about changes of generated output.
 * @param changelog the text of the changelog; it has a section `## 1.2.3 - date` for each version, with a section `###
 * Generated output` inside
 * @param from the version that wrote the files; its own notes are excluded
 * @param to the version that runs; if it has no section, the unreleased notes are included
 * @returns the items of the lists, the newest version first
 */
export function outputNotes(changelog: string, from: string, to: string): readonly string[] {
  const sections = changelog.split(/^## /m).slice(1);
  const versionOf = (section: string): string => /^\S+/.exec(section)?.[0] ?? '';
  const isReleased = sections.some((section) => versionOf(section) === to);
  return sections
    .filter((section) => {
      const version = versionOf(section);
      if (version === 'Unreleased') return !isReleased;
      return isBefore(from, version) && !isBefore(to, version);
    })
    .flatMap((section) => itemsOf(OUTPUT.exec(section)?.[1] ?? ''));
}

/** Returns the items of a list, each on one line. */
function itemsOf(list: string): string[] {
  return list
    .split(/^- /m)
    .slice(1)
    .map((item) => oneLine(item));
}

/** Returns true if `one` is an earlier version than `other` (Semantic Versioning §11). Build metadata is ignored. */
export function isBefore(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (const index of [0, 1, 2]) {
    const step = Number(a.numbers[index] ?? 0) - Number(b.numbers[index] ?? 0);
    if (step !== 0) return step < 0;
  }
  if (a.label === b.label) return false;
  // A release follows its release candidates.
  if (a.label === '' || b.label === '') return b.label === '';
  return a.label.localeCompare(b.label, 'en', { numeric: true }) < 0;
}

function partsOf(version: string): { readonly numbers: readonly string[]; readonly label: string } {
  const [core = '', ...label] = (version.split('+')[0] ?? '').split('-');
  return { numbers: core.split('.'), label: label.join('-') };
}

function oneLine(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
