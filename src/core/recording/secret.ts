/**
 * What counts as a secret: by the name that it goes under, and by what it looks like. Pure.
 * Every pattern runs in linear time, since the texts are foreign.
 */

/** Dots, and how many characters they stand for. */
export function dots(secret: string): string {
  return `••••(${[...secret].length})`;
}

const partsOfNames =
  /password|passwd|passphrase|passcode|passwort|secret|token|apikey|accesskey|privatekey|signingkey|servicekey|credential|authori[sz]ation|sessionid|csrf|xsrf|jwt|cardnumber|creditcard|securitycode|recoverycode|backupcode|signature/;
const wholeNames = new Set(
  (
    "pass pwd pw pin otp totp mfa mfacode otpcode cvv cvc cvv2 csc ssn iban auth sid sess session sessid phpsessid connectsid " +
    "hash salt card pan sig hmac identified cookie setcookie authcode accesscode verificationcode anonkey userpw dbpass dbpw"
  ).split(" "),
);
const neverSecret = new Set(
  "tokentype tokens maxtokens maxcompletiontokens prompttokens completiontokens totaltokens inputtokens outputtokens tokencount csrfparam secwebsocketkey idempotencykey".split(
    " ",
  ),
);

/** `X-Api-Key`, `apiKey`, `api_key` and `user[api_key]` are one name. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "");
}

/** Does something of this name hold a secret, whatever it looks like? */
export function isSecretName(name: string): boolean {
  const whole = folded(name.slice(0, 200));
  const last = folded(
    name
      .slice(-200)
      .split(/[.[\]]+/)
      .findLast((part) => part !== "") ?? "",
  );
  if (neverSecret.has(whole) || neverSecret.has(last)) return false;
  return partsOfNames.test(whole) || wholeNames.has(whole) || wholeNames.has(last);
}

/** Names that hold a secret only when the value looks like one. */
const perhapsNames = /key$|^code$|^nonce$|^k$|hash$|^sessid|sid$|^ticket$|^invite|^uuid$/;

export function isSecretValue(name: string, value: string): boolean {
  return perhapsNames.test(folded(name.slice(-200))) && looksRandom(value);
}

/** A run of letters and digits that nobody would type. */
export function looksRandom(value: string): boolean {
  return (
    value.length >= 16 &&
    /^[A-Za-z0-9_.~+/=:-]+$/.test(value) &&
    (/\d/.test(value) || isMixed(value)) &&
    /[A-Za-z]/.test(value) &&
    !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)
  );
}

/** More capitals than words have, and not only capitals. */
function isMixed(value: string): boolean {
  const share = value.replace(/[^A-Z]/g, "").length / value.length;
  return share > 0.2 && share < 0.8;
}

interface Pattern {
  readonly name: string;
  readonly pattern: RegExp;
  /** The secret in a match, when it isn't the whole; undefined when it is none after all. */
  readonly pick?: (match: readonly string[]) => string | undefined;
}

/** Keys that must never be in a page, by their makers' own beginnings. */
export const secretKey =
  /(?<![A-Za-z0-9_-])(?:(?:sk|rk)[_-](?:live|test|prod|ant|proj|or)[_-][A-Za-z0-9_-]{8,}|sk-[A-Za-z0-9_-]{16,}|sb_secret_[A-Za-z0-9_-]{8,})/;

const alone = "(?<![A-Za-z0-9_-])";

/** In the order in which they are looked for. */
export const patterns: readonly Pattern[] = [
  {
    name: "private key",
    pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{0,8000}/g,
  },
  {
    name: "token",
    pattern: new RegExp(
      `${alone}eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)*`,
      "g",
    ),
  },
  {
    name: "secret key",
    pattern: new RegExp(secretKey, "g"),
  },
  {
    name: "key",
    pattern: new RegExp(
      `${alone}(?:(?:sk|pk|rk|ak)[_-](?:live|test|prod|ant|proj|or)[_-][A-Za-z0-9_-]{8,}|sk-[A-Za-z0-9_-]{16,}|whsec_[A-Za-z0-9+/=]{8,}|gh[opusr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}|glpat-[A-Za-z0-9_-]{16,}|xox[abeprs]-[A-Za-z0-9-]{8,}|A[KS]IA[0-9A-Z]{12,}|AIza[0-9A-Za-z_-]{20,}|ya29\\.[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{20,}|SG\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}|sbp_[a-f0-9]{16,}|sb_(?:secret|publishable)_[A-Za-z0-9_-]{8,}|hf_[A-Za-z0-9]{16,}|shp(?:at|ss|ca)_[a-f0-9]{16,}|dop_v1_[a-f0-9]{16,}|re_[A-Za-z0-9]{8,}_[A-Za-z0-9]{8,}|key-[0-9a-f]{24,}|\\d{8,10}:[A-Za-z0-9_-]{30,})`,
      "g",
    ),
  },
  {
    name: "password in an address",
    pattern: /(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/)([^\s/"'<>?#]{1,400})@/g,
    pick: ([, , user]) => (user?.includes(":") ? user.slice(user.indexOf(":") + 1) : user),
  },
  {
    name: "Authorization",
    pattern: /\b(?:Bearer|Basic|Token)[ +]{1,3}([A-Za-z0-9._~+/=-]{8,})/gi,
    pick: ([, value = ""]) => (/[\dA-Z=]/.test(value) ? value : undefined),
  },
  {
    name: "secret",
    pattern:
      /(?<![A-Za-z0-9])([A-Za-z0-9_-]{0,30}(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|csrf)[A-Za-z0-9_-]{0,20})[\\"'\]]{0,4}[ \t]{0,3}(?:=|:|%3D|%3A|=>)[ \t]{0,3}[\\"']{0,4}([^\s"'\\&,;<>(){}[\]]{1,4000})/gi,
    pick: ([, name = "", value = ""]) =>
      !isSecretName(name) || /^(?:null|undefined|true|false|••••)/.test(value) ? undefined : value,
  },
  {
    name: "email",
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,7}\.(?!(?:png|jpe?g|gif|webp|svg|avif|js|css)(?![\p{L}\p{N}]))\p{L}{2,24}/giu,
  },
  {
    name: "card number",
    pattern: /(?<![\d.])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d])/g,
    pick: ([whole = ""]) => (passesLuhn(whole.replace(/\D/g, "")) ? whole : undefined),
  },
];

/** The check digit that payment cards have. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const twice = at % 2 === 1 ? digit * 2 : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return digits.length >= 13 && sum % 10 === 0;
}
