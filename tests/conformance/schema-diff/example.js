import { problems } from './policy.js';

/** A day on which the first of October 2026 has come and the first of January 2027 is 91 days ahead. */
export const TODAY = '2026-10-02';
export const because = (day) => `@deprecated(reason: "Use \`new\`, because it is better. Removal: ${day}.")`;
export const DUE = because('2026-10-01');

/** The problems of a small change on {@link TODAY}, with nothing on record unless the test says so. */
export const judge = ({ removed = '', unreleased = '', today = TODAY, ...schemas }) => problems({
  ...schemas,
  removed,
  today,
  changelog: `# Changelog\n\n## [Unreleased]\n\n${unreleased}\n\n## [0.1.0]\n\n- \`Old.line\`\n`,
});
