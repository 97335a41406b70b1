// The licences of everything that went into the bundle.
import { readFile, readdir } from 'node:fs/promises';

/** Permissive ones, and only those that something bundled has. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'MIT'];

/** Packages that come without the text, and the package of the same authors whose text is theirs. */
const SAME_AS = {
  '@graphiql/plugin-doc-explorer': 'graphiql',
  '@graphiql/plugin-history': 'graphiql',
  'react-compiler-runtime': 'react',
  'react-remove-scroll-bar': 'react-remove-scroll',
};

/** @param {string[]} inputs the files that were bundled */
export async function licences(inputs) {
  const folders = inputs.map((file) => file.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0]);
  const packages = await Promise.all([...new Set(folders)].filter(Boolean).map(describe));
  packages.sort((a, b) => (a.title < b.title ? -1 : 1));
  const ofText = new Map();
  for (const { title, text } of packages) {
    ofText.set(text, [...(ofText.get(text) ?? []), title]);
  }
  const names = packages.map(({ title, licence }) => `${title}: ${licence}`);
  const texts = [...ofText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`);
  const heading = `The script and the style sheet beside this file contain:\n\n${names.join('\n')}`;
  return `${[heading, ...texts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

async function describe(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  if (!ALLOWED.includes(license)) {
    throw new Error(`${name} ${version} has the licence ${license}: may it be bundled?`);
  }
  const text =
    (await textIn(folder)) ?? (SAME_AS[name] && (await textIn(`node_modules/${SAME_AS[name]}`))) ?? alone(author, license);
  return { title: `${name} ${version}`, licence: license, text };
}

async function textIn(folder) {
  const file = (await readdir(folder)).sort().find((name) => /^licen[cs]e/i.test(name));
  return file && (await readFile(`${folder}/${file}`, 'utf8')).replace(/\r\n/g, '\n').replace(/[ \t]+$/gm, '').trim();
}

/** What a package without a text says of itself. */
function alone(author, license) {
  return `${license}, by ${typeof author === 'string' ? author : author?.name}. The package has no text of its own.`;
}
