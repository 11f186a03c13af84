import { describe, expect, it } from 'vitest';
import { readInput } from '../../../server/http/readInput.ts';
import {
  authorityInput,
  credentials,
  decision,
  feedback,
  firstAdmin,
  invoiceQuery,
} from '../../../server/http/schemas.ts';

const authority = { name: 'Amt', place: null, deliverTo: 'a@amt.example', active: true, listed: true, leitwegIds: [] };

describe('what people type', () => {
  it.each([
    ['q', invoiceQuery, { q: 'a\0b' }],
    ['email', credentials, { email: 'a@amt.example\0', password: 'x' }],
    ['reason', decision, { kind: 'retry', reason: 'noch\0mal' }],
    ['name', firstAdmin, { name: 'Erika\0', email: 'a@amt.example', password: 'x'.repeat(12) }],
    ['message', feedback, { page: '', message: 'zu\0klein', email: null }],
    ['place', authorityInput, { ...authority, place: 'Magde\0burg' }],
  ])('is refused in %s when it holds a NUL, which the database cannot keep', (field, schema, value) => {
    expect(() => readInput(schema, value)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', facts: expect.objectContaining({ field }) }) as Error,
    );
  });
});
