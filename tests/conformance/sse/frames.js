/**
 * The events of a stream, read as the HTML standard tells EventSource to: the last `event` field names the
 * event, the lines of `data` make its text, an empty line dispatches it, and a line that starts with a colon
 * is a comment. An event without data is never dispatched.
 */
export function dispatched(text) {
  const events = [];
  let event = { type: 'message', data: [] };
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') {
      if (event.data.length) events.push({ type: event.type, data: event.data.join('\n') });
      event = { type: 'message', data: [] };
      continue;
    }
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === 'event') event.type = value;
    if (field === 'data') event.data.push(value);
  }
  return events;
}
