import { removalDay } from './deprecation.js';
import { elements } from './schema.js';

/** What the released schema has and the current one has not; of things within each other the outermost only. */
export function removed(released, current) {
  const now = elements(current);
  const isGone = (coordinate) => coordinate !== null && !now.has(coordinate);
  return [...elements(released).values()].filter(({ coordinate, owner }) => isGone(coordinate) && !isGone(owner));
}

/** By type and by directive, which types it and its members mention; some coordinates left out. */
function mentionsBy(schema, without) {
  const mentions = new Map();
  for (const { coordinate, owner, mentions: types } of elements(schema).values()) {
    if (without.has(coordinate) || without.has(owner)) continue;
    const [place] = coordinate.split(/[.(]/);
    mentions.set(place, [...(mentions.get(place) ?? []), ...types]);
  }
  return mentions;
}

/** The types that clients can come to in a schema, if some coordinates are left out. */
function reachable(schema, without) {
  const mentions = mentionsBy(schema, without);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const open = [
    ...roots.flatMap((type) => (type ? [type.name] : [])),
    ...[...mentions.keys()].filter((place) => place.startsWith('@')),
  ];
  const seen = new Set(open);
  while (open.length) {
    const further = (mentions.get(open.pop()) ?? []).filter((name) => !seen.has(name));
    for (const name of further) seen.add(name);
    open.push(...further);
  }
  return seen;
}

/**
 * The coordinates that may be removed: what was released as deprecated and whose day has come, and types, which
 * cannot be deprecated, to which nothing else led.
 */
export function removable(released, current, today) {
  const gone = removed(released, current);
  const isDue = (day) => day !== null && day <= today;
  const due = gone.filter(({ reason }) => isDue(removalDay(reason))).map(({ coordinate }) => coordinate);
  const reached = reachable(released, new Set(due));
  const types = gone.filter(({ coordinate }) => released.getType(coordinate)).map(({ coordinate }) => coordinate);
  return new Set([...due, ...types.filter((name) => !reached.has(name))]);
}
