import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

type Tab = { readonly key: string; readonly label: string; readonly content: ReactNode };

type TabsProps = { readonly label: string; readonly tabs: readonly Tab[]; readonly first?: string };

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs as in the ARIA Authoring Practices: arrow keys, Home and End move, the chosen one alone is in the tab order. */
export function Tabs({ label, tabs, first }: TabsProps) {
  const [chosen, choose] = useState(first ?? tabs[0]?.key);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.key === chosen) ?? tabs[0];

  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === current?.key);
    const step = steps[event.key];
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step === undefined
            ? -1
            : (at + step + tabs.length) % tabs.length;
    const tab = tabs[target];
    if (!tab) return;
    event.preventDefault();
    choose(tab.key);
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[target]?.focus();
  };

  return (
    <div className="rw-stack rw-stack--default">
      <div ref={list} role="tablist" aria-label={label} className="rw-tabs" onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            className="rw-tabs__tab kern-body"
            onClick={() => choose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${current?.key}`}
        tabIndex={0}
        className="rw-tabs__panel"
      >
        {current?.content}
      </div>
    </div>
  );
}
