// GraphiQL keeps the headers of every operation in its history, tokens among them, whatever it is told about
// headers. This is the browser's storage without them.

const HISTORY = ['graphiql:queries', 'graphiql:favorites'];

/** What GraphiQL takes for its storage. */
export const storage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, HISTORY.includes(key) ? withoutHeaders(value) : value),
  removeItem: (key) => localStorage.removeItem(key),
  clear: () => keys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return keys().length;
  },
};

/** The operations are texts in here, so that no variable of this name is meant. */
function withoutHeaders(history) {
  return JSON.stringify(JSON.parse(history), (name, value) => (name === 'headers' ? undefined : value));
}

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith('graphiql:'));
}
