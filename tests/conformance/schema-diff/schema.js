import {
  getNamedType, isInterfaceType, isIntrospectionType, isSpecifiedDirective, isSpecifiedScalarType, isUnionType,
} from 'graphql';

/** The types that a type leads to by itself, without any of its fields. */
function leadsTo(schema, type) {
  if (isUnionType(type)) return type.getTypes();
  // `node` answers whatever ids were handed out for: it keeps no type alive that nothing else leads to
  if (isInterfaceType(type) && type.name !== 'Node') return schema.getPossibleTypes(type);
  return type.getInterfaces?.() ?? [];
}

const element = (coordinate, owner, reason, mentions) => ({ coordinate, owner, reason: reason ?? null, mentions });
const typeNames = ({ type }) => (type ? [getNamedType(type).name] : []);

const argumentsOf = (coordinate, args = []) => args.map((argument) => element(
  `${coordinate}(${argument.name}:)`, coordinate, argument.deprecationReason, typeNames(argument),
));

function typeAndMembers(schema, type) {
  const members = type.getValues?.() ?? Object.values(type.getFields?.() ?? {});
  return [
    element(type.name, null, null, leadsTo(schema, type).map(({ name }) => name)),
    ...members.flatMap((member) => {
      const coordinate = `${type.name}.${member.name}`;
      return [
        element(coordinate, type.name, member.deprecationReason, typeNames(member)),
        ...argumentsOf(coordinate, member.args),
      ];
    }),
  ];
}

/**
 * Everything in a schema that has a coordinate, by it: within what it lies, why it is deprecated (or null),
 * and which types it mentions.
 */
export function elements(schema) {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  const found = [
    ...types.flatMap((type) => typeAndMembers(schema, type)),
    ...directives.flatMap(({ name, args }) => [element(`@${name}`, null, null, []), ...argumentsOf(`@${name}`, args)]),
  ];
  return new Map(found.map((one) => [one.coordinate, one]));
}
