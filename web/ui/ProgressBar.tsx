type ProgressBarProps = {
  /** 0 to 1; null: under way, nobody knows how far */
  readonly value: number | null;
  readonly label: string;
};

export function ProgressBar({ value, label }: ProgressBarProps) {
  return (
    <div className="kern-progress rw-progress">
      {value === null ? <progress aria-label={label} /> : <progress aria-label={label} max={1} value={value} />}
    </div>
  );
}
