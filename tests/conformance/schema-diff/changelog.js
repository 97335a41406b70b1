/** The lines of a changelog about what is not released. */
export function unreleased(changelog) {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => /^## \[?Unreleased\]?\s*$/.test(line));
  if (start < 0) throw new Error('the changelog has no section about what is not released');
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  return lines.slice(start + 1, end < 0 ? undefined : end);
}

/** Whether one line names all of some coordinates. */
export const names = (lines, coordinates) => lines
  .some((line) => coordinates.every((coordinate) => line.includes(`\`${coordinate}\``)));
