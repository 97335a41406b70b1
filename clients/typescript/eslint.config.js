import { defineConfig, globalIgnores } from "eslint/config";
import { configs, plugin } from "typescript-eslint";

const generated = ["src/generated/**/*.ts"];

/**
 * What keeps `any` out, wherever it may come from.
 * @type {import("eslint").Linter.RulesRecord}
 */
const noAny = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/no-unsafe-argument": "error",
  "@typescript-eslint/no-unsafe-assignment": "error",
  "@typescript-eslint/no-unsafe-call": "error",
  "@typescript-eslint/no-unsafe-member-access": "error",
  "@typescript-eslint/no-unsafe-return": "error",
};

export default defineConfig(
  globalIgnores(["dist", "tests/relay/__generated__"]),
  {
    // no file excuses itself
    linterOptions: { noInlineConfig: true },
    languageOptions: { parserOptions: { projectService: true } },
  },
  { files: generated, extends: [configs.base], plugins: { "@typescript-eslint": plugin }, rules: noAny },
  {
    ignores: generated,
    extends: [configs.strictTypeChecked],
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
);
