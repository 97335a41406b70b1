// In place of the package react-style-singleton, which writes <style> elements: the page's policy refuses
// those, and does not ask about style sheets made by scripts.
import { useEffect } from 'react';

/** A component whose style is in force while at least one of its instances is on the page. */
export function styleSingleton() {
  const sheet = new CSSStyleSheet();
  let instances = 0;
  return function Style({ styles, dynamic }) {
    useEffect(() => {
      if (instances === 0) {
        sheet.replaceSync(styles);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      instances += 1;
      return () => {
        instances -= 1;
        if (instances === 0) {
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
        }
      };
    }, [styles && dynamic]);
    return null;
  };
}
