import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

export const root = path('../../../');
export const schemaPath = path('../../../schema.graphql');
export const operationsPath = path('../../../clients/operations/*.graphql');
export const schemaText = () => readFileSync(schemaPath, 'utf8');
