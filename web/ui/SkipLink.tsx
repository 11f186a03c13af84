import { useUiLabels } from './labels.ts';

/** The first stop of the tab key: past head and navigation (WCAG 2.4.1). */
export function SkipLink({ target }: { readonly target: string }) {
  const labels = useUiLabels();
  return (
    <a
      href={`#${target}`}
      className="rw-skip kern-link kern-link--no-visited-state"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      {labels.skip}
    </a>
  );
}
