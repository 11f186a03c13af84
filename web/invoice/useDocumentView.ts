import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { outline } from '../../validation/en16931/outline.ts';
import type { Finding, Level } from '../api/contract.ts';
import { fieldId } from './fieldId.ts';
import { findingId } from './findingId.ts';
import { findingSteps, type FindingStep } from './findingSteps.ts';
import type { OpenDocument } from './openDocument.ts';
import type { Mark, View } from './ViewContext.ts';

const severity = { error: 0, warning: 1, information: 2 } as const satisfies Record<Level, number>;

type Target = {
  readonly address: string | null;
  readonly line: number | null;
  readonly turn: number;
  readonly focus: boolean;
};

/** What an opened document shows, and where the reader is in it: the finding that was chosen, its field and its line. */
export function useDocumentView(document: OpenDocument | null, findings: readonly Finding[]) {
  const frame = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => findingSteps(findings, document), [findings, document]);
  const marks = useMemo(() => marksOf(steps), [steps]);
  const shown = useMemo(() => {
    const wanted = steps.flatMap(({ address }) => address ?? []);
    return document?.found ? outline(document.found, wanted) : null;
  }, [document, steps]);
  const lines = useMemo(() => new Set(steps.flatMap(({ line }) => line ?? [])), [steps]);
  const [current, setCurrent] = useState<number | null>(null);
  const [target, setTarget] = useState<Target>({ address: null, line: null, turn: 0, focus: false });

  useLayoutEffect(() => {
    if (target.turn > 0) reveal(frame.current, target);
  }, [target]);

  const choose = (index: number): void => {
    const step = steps[index];
    if (!step) return;
    setCurrent(index);
    setTarget(({ turn }) => ({ address: step.address, line: step.line ?? null, turn: turn + 1, focus: true }));
  };
  /** brings the source text to the place of a value, without taking the focus away from it */
  const follow = (address: string): void => {
    const line = document?.found?.sources[address]?.line ?? null;
    if (line !== null) setTarget(({ turn }) => ({ address: null, line, turn: turn + 1, focus: false }));
  };
  const showFinding = (number: number): void => {
    const card = window.document.getElementById(findingId(number));
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
    const index = steps.findIndex((step) => step.number === number);
    if (index >= 0) setCurrent(index);
  };
  const currency = document?.found?.invoice['BT-5'] ?? '';
  const accountingCurrency = document?.found?.invoice['BT-6'] ?? currency;
  const chosen: View['chosen'] = target;
  return {
    frame,
    steps,
    shown,
    lines,
    current,
    target,
    choose,
    follow,
    showFinding,
    marks,
    currency,
    accountingCurrency,
    chosen,
  };
}

function marksOf(steps: readonly FindingStep[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { address, finding, number } of steps) {
    if (address === null) continue;
    const known = marks.get(address);
    const worse = !known || severity[finding.level] < severity[known.level] ? finding.level : known.level;
    marks.set(address, { level: worse, numbers: [...new Set([...(known?.numbers ?? []), number])] });
  }
  return marks;
}

/** Scrolls the source text to its line, and moves the focus to the field; where the field is not shown, to the line. */
function reveal(frame: HTMLElement | null, { address, line, focus }: Target): void {
  if (!frame) return;
  const row = line === null ? null : nearestLine(frame, line);
  if (row) scrollWithin(row, '.rw-source');
  if (!focus) return;
  const card = frame.querySelector<HTMLElement>('.rw-finding--current');
  if (card) scrollWithin(card, '.rw-findings-pane');
  const field = fieldOf(frame, address);
  const goal = field ?? row ?? frame.querySelector<HTMLElement>('.rw-document__body');
  goal?.scrollIntoView({ block: field || row ? 'center' : 'start' });
  goal?.focus({ preventScroll: true });
}

/** The element of an address; else the first one within it, else the one around it. Only what can be seen. */
function fieldOf(frame: HTMLElement, address: string | null): HTMLElement | null {
  if (address === null) return null;
  const visible = (selector: string) =>
    [...frame.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility()) ?? null;
  const exact = visible(`#${CSS.escape(fieldId(address))}`);
  const inside = exact ?? visible(`[id^="${CSS.escape(fieldId(address))}."]`);
  if (inside) return inside;
  for (let above = address; above.includes('/');) {
    above = above.slice(0, above.lastIndexOf('/'));
    const around = visible(`#${CSS.escape(fieldId(above))}`) ?? visible(`[id^="${CSS.escape(fieldId(above))}."]`);
    if (around) return around;
  }
  return null;
}

/** The line, or the one that stands for it (embedded files are folded). */
function nearestLine(frame: HTMLElement, line: number): HTMLElement | null {
  return frame.querySelector<HTMLElement>('.rw-source__line--chosen') ?? frame.querySelector(`#zeile-${line}`);
}

/** Scrolls the box around an element, not the page: the page belongs to the field. */
function scrollWithin(element: HTMLElement, selector: string): void {
  const box = element.closest<HTMLElement>(selector);
  if (box) box.scrollTop = element.offsetTop - (box.clientHeight - element.offsetHeight) / 2;
}
