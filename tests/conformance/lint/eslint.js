import { relative } from 'node:path';

import plugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';

/** Lints files below a folder; answers one line for each finding by the rule's short name. */
export async function findings({ folder, files, schema, documents, rules }) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.graphql'],
      plugins: { '@graphql-eslint': plugin },
      languageOptions: {
        parser: plugin.parser,
        parserOptions: { graphQLConfig: { schema, documents } },
      },
      rules,
    },
  });
  const found = {};
  for (const { filePath, messages } of await eslint.lintFiles(files)) {
    for (const { line, column, ruleId, message } of messages) {
      const rule = ruleId?.replace('@graphql-eslint/', '') ?? 'unreadable';
      (found[rule] ??= []).push(`${relative(folder, filePath)}:${line}:${column} ${message.replaceAll('\n', ' ')}`);
    }
  }
  return found;
}
