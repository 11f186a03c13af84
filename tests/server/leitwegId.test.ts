import { describe, expect, it } from 'vitest';
import { checkDigitsOf, parseLeitwegId } from '../../server/leitwegId.ts';

describe('a Leitweg-ID', () => {
  it.each([
    '991-33333TEST-33',
    '99661-WEBSERVICEOZG-28',
    '04011000-1234512345-06',
    '992-90009-96',
    '09564000-NUE0001-49',
    '12-12992262150135-50',
    '04011000-900X999-08',
    '991-01484-64',
  ])('%s is right', (id) => {
    expect(parseLeitwegId(id)).toMatchObject({ ok: true, id });
  });

  it('may be written in small letters and with blanks around', () => {
    expect(parseLeitwegId(' 991-33333test-33\n')).toMatchObject({
      ok: true,
      id: '991-33333TEST-33',
      coarse: '991',
      fine: '33333TEST',
    });
  });

  it('may have no fine part', () => {
    const id = `99661-${checkDigitsOf('99661')}`;
    expect(parseLeitwegId(id)).toMatchObject({ ok: true, id, fine: null });
  });

  it.each([
    ['991-33333TEST-34', '33'],
    ['04011000-12345-34', '03'],
    ['99000000-05676-98', '15'],
  ])('%s has wrong check digits, right are %s', (id, expected) => {
    expect(parseLeitwegId(id)).toEqual({ ok: false, why: 'checkDigits', expected });
  });

  it('is not right because the number with its digits leaves 1 modulo 97: 00, 01 and 99 are twins of 97, 98 and 02', () => {
    const twins: Readonly<Record<string, string>> = { '97': '00', '98': '01', '02': '99' };
    let tried = 0;
    for (let number = 10; number < 2000; number += 1) {
      const twin = twins[checkDigitsOf(String(number))];
      if (!twin) continue;
      tried += 1;
      expect(parseLeitwegId(`${number}-${twin}`)).toMatchObject({ ok: false, why: 'checkDigits' });
    }
    expect(tried).toBeGreaterThan(20);
  });

  it.each(['', '   ', null])('%j is missing', (text) => {
    expect(parseLeitwegId(text)).toEqual({ ok: false, why: 'missing' });
  });

  it.each([
    'Leitweg-ID',
    '1-X-33',
    '991--33',
    '991-33333TEST-3',
    '991-33333ÄTEST-33',
    '991_33333TEST_33',
    `991-${'A'.repeat(31)}-33`,
  ])('%s is not built like one', (text) => {
    expect(parseLeitwegId(text)).toEqual({ ok: false, why: 'malformed' });
  });
});
