// Writes the types and documents of ../operations to a folder: `node codegen.js [FOLDER]`.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { preset } from "@graphql-codegen/client-preset";
import { codegen } from "@graphql-codegen/core";
import { buildASTSchema, parse, Source } from "graphql";

const here = import.meta.dirname;
const operations = join(here, "../operations");
const folder = process.argv[2] ?? join(here, "src/generated");

const config = {
  scalars: { ID: "string", Date: "string", DateTime: "string", Decimal: "string", JSON: "unknown" },
  strictScalars: true,
  defaultScalarType: "unknown",
  enumType: "string-literal",
  arrayInputCoercion: false,
  immutableTypes: true,
  useTypeImports: true,
};

const schema = parse(await readFile(join(here, "../../schema.graphql"), "utf8"));
const schemaAst = buildASTSchema(schema);
const names = (await readdir(operations)).filter((name) => name.endsWith(".graphql")).sort();
const documents = await Promise.all(
  names.map(async (location) => {
    const rawSDL = await readFile(join(operations, location), "utf8");
    return { location, rawSDL, document: parse(new Source(rawSDL, location)) };
  }),
);

const files = await preset.buildGeneratesSection({
  baseOutputDir: `${folder}/`,
  schema,
  schemaAst,
  documents,
  config,
  presetConfig: { fragmentMasking: false },
  plugins: [],
  pluginMap: {},
});
// The preset's other files are for documents written inside of source code, and they use `any`.
const file = files.find(({ filename }) => filename === `${folder}/graphql.ts`);
if (!file) throw new Error("the client preset writes no graphql.ts any more");
// what the preset adds is a comment that switches the linter off
const plugins = file.plugins.filter((plugin) => !("add" in plugin));
await mkdir(folder, { recursive: true });
await writeFile(file.filename, await codegen({ ...file, plugins, schemaAst }));
