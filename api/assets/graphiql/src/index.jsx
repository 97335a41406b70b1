import './page.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { fetcher } from './fetcher.js';
import { storage } from './storage.js';

const WELCOME = `# Sign in: type this into "Headers", below.
#   {"Authorization": "Bearer TOKEN"}
#
# Run            Ctrl-Enter
# Complete       Ctrl-Space
# Look up        the book on the left

{
  viewer {
    displayName
    role
  }
}
`;

const asked = new URLSearchParams(location.search);

// `storage` and `shouldPersistHeaders`: a token never gets into the browser's storage
createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    defaultQuery={WELCOME}
    query={asked.get('query') ?? undefined}
    variables={asked.get('variables') ?? undefined}
    defaultEditorToolsVisibility="headers"
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>Rebated</GraphiQL.Logo>
  </GraphiQL>,
);
