import { CriticalityLevel, diff } from '@graphql-inspector/core';

/** The coordinate of a path such as `Type.field.argument.@directive.argument`; a change of roots has no path. */
function coordinateOf(path = 'schema') {
  const [first, second, third] = path.split(/(?<=.)\.@/)[0].split('.');
  if (first.startsWith('@')) return second ? `${first}(${second}:)` : first;
  return third ? `${first}.${second}(${third}:)` : [first, second].filter(Boolean).join('.');
}

/** What a client may notice between two schemas: breaking and dangerous changes with their coordinates. */
export async function changes(before, after) {
  const all = await diff(before, after);
  return all
    .filter(({ criticality }) => criticality.level !== CriticalityLevel.NonBreaking)
    // another reason for a deprecation is judged by its form
    .filter(({ meta }) => meta.directiveName !== 'deprecated')
    .map(({ criticality, path, message, meta }) => ({
      isBreaking: criticality.level === CriticalityLevel.Breaking,
      coordinate: coordinateOf(path),
      with: meta.addedInterfaceName ?? meta.addedUnionMemberTypeName ?? null,
      message,
    }));
}
