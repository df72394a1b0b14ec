/** The page's own files. They go to everybody who asks, so nothing secret may be in them. */

/** GET /, /app.js, /club.js, /style.css and /settings.js */
export async function showPage({ path }, { page, settings, switches }) {
  if (path === "/settings.js") {
    return { status: 200, headers: script, body: settingsFile(settings, switches) };
  }
  const file = page[path === "/" ? "/index.html" : path];
  return { status: 200, headers: { "Content-Type": file.type }, body: file.text };
}

const script = { "Content-Type": "text/javascript; charset=utf-8" };

/** What the page has to know of how it is set up. */
function settingsFile(settings, switches) {
  const known = {
    clubName: settings.PUBLIC_CLUB_NAME,
    api: settings.api,
    escape: switches.escape,
    sendsPrice: switches.priceFromBrowser,
  };
  if (switches.keyInPage) known.paymentKey = settings.PAYMENT_KEY;
  return `export const settings = ${JSON.stringify(known, undefined, 2)};\n`;
}
