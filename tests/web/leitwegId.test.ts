import { describe, expect, it } from 'vitest';
import { checkLeitwegId, leitwegIdCheckDigits, normalizeLeitwegId } from '../../validation/en16931/leitwegId.ts';

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
];

describe('a Leitweg-ID', () => {
  it.each(right)('%s is accepted', (id) => {
    expect(checkLeitwegId(id)).toMatchObject({ ok: true, leitwegId: id });
  });

  it.each(['15-1061-99', '15-1094-00', '15-1029-01'])('%s is refused although it leaves the remainder 1', (id) => {
    expect(checkLeitwegId(id)).toMatchObject({ ok: false, reason: 'CHECK_WRONG' });
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
    ['15-1001-85-1', 'FINE'],
    ['15--85', 'FINE'],
    [`15-${'A'.repeat(31)}-85`, 'FINE'],
    ['15', 'CHECK_MISSING'],
  ])('%j is refused because of %s', (text, reason) => {
    expect(checkLeitwegId(text)).toMatchObject({ ok: false, reason });
  });
});
