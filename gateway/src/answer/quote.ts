/** What JSON must escape (RFC 8259 §7), and lone surrogates, which have no UTF-8. */
// eslint-disable-next-line no-control-regex -- these are what must be escaped
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** Up to this length a loop is quicker than the expression. */
const SHORT = 40;

/** A text as JSON; nearly none needs escaping, and then it is its own JSON. */
export function quote(text: string): string {
  const isPlain = text.length <= SHORT ? isPlainShort(text) : !ESCAPED.test(text);
  return isPlain ? `"${text}"` : JSON.stringify(text);
}

function isPlainShort(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) return false;
  }
  return true;
}
