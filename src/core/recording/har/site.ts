/** Whose server a host is: the app's own, or somebody else's. Pure. */

/** Under these, every name is another owner's. */
const shared =
  /(?:^|\.)(?:vercel\.app|netlify\.app|github\.io|gitlab\.io|pages\.dev|workers\.dev|web\.app|firebaseapp\.com|supabase\.(?:co|in)|herokuapp\.com|onrender\.com|fly\.dev|railway\.app|lovable\.app|lovableproject\.com|lovable\.dev|bolt\.host|stackblitz\.io|webcontainer\.io|replit\.(?:app|dev)|repl\.co|glitch\.me|ngrok\.(?:io|app|dev)|ngrok-free\.(?:app|dev)|trycloudflare\.com|loca\.lt|azurewebsites\.net|azurestaticapps\.net|cloudfront\.net|amazonaws\.com|amplifyapp\.com|run\.app|appspot\.com|surge\.sh|deno\.dev|codesandbox\.io|csb\.app|github\.dev|app\.github\.dev|gitpod\.io|wixsite\.com|squarespace\.com|myshopify\.com|blogspot\.com|wordpress\.com|firebaseio\.com|googleapis\.com)$/;

/** Second levels that countries sell under: `example.co.uk`. */
const secondLevel = /^(?:co|com|org|net|gov|edu|ac|or|ne|go|gob|nom|ltd|plc|me)$/;

export function isLocalHost(host: string): boolean {
  const name = nameOf(host);
  return (
    /^(?:localhost|.*\.localhost|0\.0\.0\.0|\[::1?\]|host\.docker\.internal)$/.test(name) ||
    /^127(?:\.\d{1,3}){3}$/.test(name)
  );
}

/** Do both belong to one owner, as far as their names tell? */
export function isSameSite(host: string, other: string): boolean {
  if (host === other) return true;
  if (isLocalHost(host) || isLocalHost(other)) return isLocalHost(host) && isLocalHost(other);
  return siteOf(nameOf(host)) === siteOf(nameOf(other));
}

function siteOf(name: string): string {
  if (/^[\d.]+$|^\[/.test(name)) return name;
  const labels = name.split(".");
  if (shared.test(name)) {
    const [suffix = ""] = shared.exec(name) ?? [];
    const depth = suffix.replace(/^\./, "").split(".").length;
    return labels.slice(-depth - 1).join(".");
  }
  const isDeep =
    labels.length > 2 &&
    secondLevel.test(labels.at(-2) ?? "") &&
    (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(isDeep ? -3 : -2).join(".");
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}
