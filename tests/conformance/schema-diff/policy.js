import { buildSchema } from 'graphql';

import { changes } from './changes.js';
import { names, unreleased } from './changelog.js';
import { daysBetween, removalDay } from './deprecation.js';
import { removable, removed } from './removals.js';
import { elements } from './schema.js';

const NOTICE_DAYS = 90;
const FORM = '"Use `x`, because … Removal: YYYY-MM-DD." with the first day of a quarter';

function* deprecations(released, current, today) {
  const before = elements(released);
  for (const { coordinate, reason } of elements(current).values()) {
    if (reason === null) continue;
    const day = removalDay(reason);
    const promised = removalDay(before.get(coordinate)?.reason);
    if (!day) {
      yield `${coordinate}: the reason must read ${FORM}`;
    } else if (!(promised && promised <= day) && daysBetween(today, day) < NOTICE_DAYS) {
      yield `${coordinate}: clients need ${NOTICE_DAYS} days, and ${day} is earlier`;
    }
  }
}

async function* clientsWouldNotice(released, current, changelog, today) {
  const allowed = removable(released, current, today);
  const lines = unreleased(changelog);
  for (const { isBreaking, coordinate, with: other, message } of await changes(released, current)) {
    if (isBreaking && !allowed.has(coordinate)) {
      yield `${coordinate}: breaks clients: ${message}`;
    } else if (!isBreaking && !names(lines, [coordinate, other].filter(Boolean))) {
      yield `${coordinate}: may surprise clients and is not in the changelog: ${message}`;
    }
  }
}

function* memory(released, current, list) {
  const now = elements(current);
  const listed = list.split('\n').map((line) => line.trim());
  for (const coordinate of listed) {
    if (now.has(coordinate)) yield `${coordinate}: was removed once and may not come back`;
  }
  for (const { coordinate } of removed(released, current)) {
    if (!listed.includes(coordinate)) yield `${coordinate}: is removed and missing in removed.txt`;
  }
}

/**
 * What is wrong with a schema, given the one that was released last, the list of everything that was ever
 * removed, the changelog, and the day as YYYY-MM-DD; nothing if it may be released.
 */
export async function problems({ released, current, removed: list, changelog, today }) {
  const [before, after] = [buildSchema(released), buildSchema(current)];
  const found = [...deprecations(before, after, today), ...memory(before, after, list)];
  for await (const problem of clientsWouldNotice(before, after, changelog, today)) found.push(problem);
  return found;
}
