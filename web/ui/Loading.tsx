import { useUiLabels } from './labels.ts';

/** Says that something comes. Appears with a delay (in the style sheet), so that quick answers do not flicker. */
export function Loading() {
  const labels = useUiLabels();
  return (
    <div className="rw-loading" role="status">
      <span className="kern-body kern-body--muted">{labels.loading}</span>
    </div>
  );
}
