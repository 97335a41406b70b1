const FORM = /^Use `[^`]+`, because \S.* Removal: (\d{4}-\d{2}-\d{2})\.$/s;
const QUARTER = /-(01|04|07|10)-01$/;
const DAY = 24 * 60 * 60 * 1000;

/** The day from which something may be removed, by the reason of its deprecation; null if that has not our form. */
export function removalDay(reason) {
  const day = FORM.exec(reason ?? '')?.[1];
  return day && QUARTER.test(day) ? day : null;
}

/** Days from one day to another, both as YYYY-MM-DD. */
export const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / DAY;
