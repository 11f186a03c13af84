import { expect, it } from 'vitest';
import { readCorpus } from '../../../validation/conformance/corpus.ts';
import { outline } from '../../../validation/en16931/outline.ts';
import { need } from '../../support/machine.ts';
import { allValues } from '../../validation/en16931/allValues.ts';
import { readXml } from '../../validation/en16931/readXml.ts';
import { drawnAddresses, drawView, type ViewName } from './drawView.tsx';

const { expected, bytesOf } = readCorpus(need('conformance'), { limit: 250, seed: 3 });
const names: readonly ViewName[] = ['classic', 'structured'];

it.each(names)('the view "%s" shows every value of every document, broken ones too', (name) => {
  let seen = 0;
  const wrong = expected.flatMap((one) => {
    const found = tryRead(bytesOf(one));
    if (!found) return [];
    seen += 1;
    const wanted = allValues(outline(found)).map(({ address }) => address);
    const shown = drawnAddresses(drawView(name, found));
    return JSON.stringify(shown.toSorted()) === JSON.stringify(wanted.toSorted()) ? [] : [one.file];
  });
  expect(seen).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
});

function tryRead(bytes: Uint8Array) {
  try {
    return readXml(bytes);
  } catch {
    return null; // no invoice
  }
}
