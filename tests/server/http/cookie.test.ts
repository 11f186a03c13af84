import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { readSessionCookie } from '../../../server/http/session/cookie.ts';

const read = (publicUrl: string, cookie: string) =>
  readSessionCookie({ config: readConfig({ PUBLIC_URL: publicUrl }) }, { headers: { cookie } });

describe('the cookie of a session', () => {
  it('counts on https only under the name that no other host of the domain can set', () => {
    expect(read('https://rechnung.land.example', 'a=b; __Host-rechnungsweg=secret')).toBe('secret');
    expect(read('https://rechnung.land.example', 'rechnungsweg=planted')).toBeNull();
    expect(read('https://rechnung.land.example', 'rechnungsweg=planted; __Host-rechnungsweg=secret')).toBe('secret');
  });

  it('has its plain name where there is no https, as on a machine of its own', () => {
    expect(read('http://127.0.0.1:3000', 'rechnungsweg=secret')).toBe('secret');
  });
});
