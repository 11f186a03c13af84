/** XML Schema 1.0 part 2, 3.2.16: canonical padding, white space anywhere between groups has been removed before. */
const BASE64 = /^[A-Za-z0-9+/]*(?:[AQgw]==|[AEIMQUYcgkosw048]=)?$/;
const UNIT = 4;

/** Whether text is a value of xs:base64Binary. */
export function isBase64(content: string): boolean {
  const text = content.replaceAll(/[ \t\r\n]+/g, '');
  return text.length % UNIT === 0 && BASE64.test(text);
}
