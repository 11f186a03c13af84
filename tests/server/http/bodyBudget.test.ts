import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { reserveBody } from '../../../server/http/bodyBudget.ts';

const MIB = 1024 * 1024;

/** A request that says how long its body is, and the end of its answer. */
function request(mebibytes: number) {
  const res = Object.assign(new EventEmitter(), { closed: false });
  const req = { headers: { 'content-length': String(mebibytes * MIB) } };
  const end = () => res.emit('close');
  return {
    end,
    reserve: (owner: string) => reserveBody(req as Request, res as unknown as Response, 'intake', 1024 * MIB, owner),
  };
}

describe('the memory for uploads', () => {
  it('is shared: one organisation gets a third of it, the others go on, and what it gives back it can take again', () => {
    const [first, second, third, other, again] = [request(64), request(64), request(1), request(64), request(1)];
    first.reserve('greedy');
    second.reserve('greedy');
    expect(() => third.reserve('greedy')).toThrow(expect.objectContaining({ code: 'SERVER_BUSY' }) as Error);
    other.reserve('modest');
    first.end();
    again.reserve('greedy');
    for (const { end } of [second, other, again]) end();
  });

  it('takes one body of the largest size from anybody, if there is room for it', () => {
    const [large, more] = [request(300), request(1)];
    large.reserve('large');
    expect(() => more.reserve('large')).toThrow(expect.objectContaining({ code: 'SERVER_BUSY' }) as Error);
    large.end();
    more.reserve('large');
    more.end();
  });
});
