import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../validation/conformance/corpus.ts';
import { outline } from '../../../validation/en16931/outline.ts';
import { need } from '../../support/machine.ts';
import { allValues } from './allValues.ts';
import { readXml } from './readXml.ts';

const corpus = readCorpus(need('conformance'), { limit: 600, seed: 11 });

/** A document of the corpus; null: no invoice at all, of which there is nothing to show but the source. */
function open(one: (typeof corpus.expected)[number]) {
  try {
    return readXml(corpus.bytesOf(one));
  } catch {
    return null;
  }
}

describe('of every document in the corpus', () => {
  const documents = corpus.expected.flatMap((one) => {
    const found = open(one);
    return found ? [{ file: one.file, found, shown: outline(found) }] : [];
  });

  it('there are enough to mean something', () => {
    expect(documents.length).toBeGreaterThan(400);
  });

  it('each value that reading finds is shown', () => {
    const hidden = documents.flatMap(({ file, found, shown }) => {
      const addresses = new Set(allValues(shown).map(({ address }) => address));
      return Object.keys(found.sources)
        .filter((address) => /BT-[^/]*(\/\d+)?$/.test(address) && !addresses.has(address))
        .map((address) => `${file}: ${address}`);
    });
    expect(hidden).toEqual([]);
  });

  it('each value that reading leaves is shown too', () => {
    const hidden = documents.flatMap(({ file, found, shown }) => {
      const paths = new Set([...allValues(shown).map(({ path }) => path), ...shown.rest.map(({ path }) => path)]);
      return found.unread.filter(({ path }) => !paths.has(path)).map(({ path }) => `${file}: ${path}`);
    });
    expect(hidden).toEqual([]);
  });
});
