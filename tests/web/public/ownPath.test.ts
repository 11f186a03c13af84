import { expect, it } from 'vitest';
import { ownPath } from '../../../web/public/ownPath.ts';

const origin = 'https://rechnung.land.example';

it.each([
  ['/rechnungen?state=rejected&q=a', '/rechnungen?state=rejected&q=a'],
  ['/rechnungen/8d204f83', '/rechnungen/8d204f83'],
  ['/', '/'],
])('the sign-in leads on to %s', (wanted, path) => {
  expect(ownPath(wanted, origin)).toBe(path);
});

it.each([
  '//evil.example/x',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  'rechnungen',
  '',
])('the sign-in never leads to %j', (wanted) => {
  expect(ownPath(wanted, origin)).toBeNull();
});
