import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { it } from "node:test";

const root = new URL("../../", import.meta.url);

await it("README.md quotes every example as it is", async () => {
  const readme = await readFile(new URL("README.md", root), "utf8");
  const quoted = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
  const examples = new URL("examples/", root);
  const files = await Promise.all((await readdir(examples)).map((name) => readFile(new URL(name, examples), "utf8")));
  assert.deepEqual(quoted.toSorted(), files.toSorted());
});
