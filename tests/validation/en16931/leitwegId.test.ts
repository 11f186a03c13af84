import { describe, expect, it } from 'vitest';
import { checkLeitwegId, leitwegIdCheckDigits, normalizeLeitwegId } from '../../../validation/en16931/leitwegId.ts';

const right = [
  '04011000-1234512345-06',
  '15082256-0000-27',
  '09564000-NUE0001-49',
  '991-33333TEST-33',
  '15-53',
  '15-1061-02',
  '15-1094-97',
  '15-1029-98',
  '1234567890-54321-40',
  '99661-WEBSERVICEOZG-28',
  '992-90009-96',
  '12-12992262150135-50',
  '04011000-900X999-08',
  '991-01484-64',
];

describe('a Leitweg-ID', () => {
  it.each(right)('%s is accepted', (id) => {
    expect(checkLeitwegId(id)).toMatchObject({ ok: true, leitwegId: id });
  });

  it('comes apart into coarse part, fine part and check digits, in capitals', () => {
    const parts = { coarse: '991', fine: '33333TEST', check: '33' };
    expect(checkLeitwegId('991-33333test-33')).toMatchObject({ ok: true, parts });
    expect(checkLeitwegId('15-53')).toMatchObject({ ok: true, parts: { coarse: '15', fine: null, check: '53' } });
  });

  it.each(['15-1061-99', '15-1094-00', '15-1029-01'])('%s is refused although it leaves the remainder 1', (id) => {
    expect(checkLeitwegId(id)).toMatchObject({ ok: false, reason: 'CHECK_WRONG' });
  });

  it('is refused with the twin of its check digits, for every number that has one', () => {
    const twins: Readonly<Record<string, string>> = { '97': '00', '98': '01', '02': '99' };
    let tried = 0;
    for (let number = 10; number < 2000; number += 1) {
      const twin = twins[leitwegIdCheckDigits(String(number), null)];
      if (!twin) continue;
      tried += 1;
      expect(checkLeitwegId(`${number}-${twin}`)).toMatchObject({ ok: false, reason: 'CHECK_WRONG' });
    }
    expect(tried).toBeGreaterThan(20);
  });

  it('without check digits gets them suggested', () => {
    expect(checkLeitwegId('15-1001')).toEqual({ ok: false, reason: 'CHECK_MISSING', suggestions: ['15-1001-85'] });
    expect(checkLeitwegId('15003000-')).toEqual({
      ok: false,
      reason: 'CHECK_MISSING',
      suggestions: [`15003000-${leitwegIdCheckDigits('15003000', null)}`],
    });
  });

  it('with wrong check digits gets the right ones suggested', () => {
    expect(checkLeitwegId('15082256-0000-72')).toEqual({
      ok: false,
      reason: 'CHECK_WRONG',
      suggestions: ['15082256-0000-27'],
    });
  });

  it.each([
    ['991-33333TEST-34', '991-33333TEST-33'],
    ['04011000-12345-34', '04011000-12345-03'],
    ['99000000-05676-98', '99000000-05676-15'],
  ])('%s gets %s suggested', (text, right) => {
    expect(checkLeitwegId(text)).toMatchObject({ reason: 'CHECK_WRONG', suggestions: [right] });
  });

  it('is read without case, blanks and with any dash', () => {
    expect(normalizeLeitwegId(' 991–33333test – 33 ')).toBe('991-33333TEST-33');
    expect(checkLeitwegId(' 991–33333test – 33 ').ok).toBe(true);
  });

  it.each([
    ['', 'EMPTY'],
    ['   ', 'EMPTY'],
    ['Leitweg-ID', 'COARSE'],
    ['1-2-3', 'COARSE'],
    ['1234567890123-1-11', 'COARSE'],
    ['15_1001', 'CHARACTERS'],
    ['991-33333ÄTEST-33', 'CHARACTERS'],
    ['1-X-33', 'COARSE'],
    ['15-1001-85-1', 'FINE'],
    ['15--85', 'FINE'],
    [`15-${'A'.repeat(31)}-85`, 'FINE'],
    ['15', 'CHECK_MISSING'],
  ])('%j is refused because of %s', (text, reason) => {
    expect(checkLeitwegId(text)).toMatchObject({ ok: false, reason });
  });
});
