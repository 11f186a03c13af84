import { useState, type ChangeEvent } from 'react';
import { fieldIds } from './fieldIds.ts';
import { Icon } from './Icon.tsx';

type DropZoneProps = {
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly hint: string;
  readonly accept: string;
  readonly many?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/**
 * The whole area is the browser's own file field, made transparent: it takes clicks, keys and dropped files without any
 * code of ours, and what is drawn beneath only shows it.
 */
export function DropZone({ name, label, button, hint, accept, many = false, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const ids = fieldIds(name, hint, null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // Emptied, so that choosing the same file again is a change again.
    event.target.value = '';
    setOver(false);
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={`rw-dropzone${over ? ' rw-dropzone--over' : ''}`}
      onDragEnter={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <Icon name="drive-folder-upload" size="x-large" />
      <label htmlFor={ids.id} className="kern-title rw-heading">
        {label}
      </label>
      <span className="kern-btn kern-btn--primary" aria-hidden="true">
        <span className="kern-label">{button}</span>
      </span>
      <p id={ids.hint} className="kern-body kern-body--small kern-body--muted">
        {hint}
      </p>
      <input
        id={ids.id}
        name={name}
        type="file"
        multiple={many}
        accept={accept}
        aria-describedby={ids.described}
        className="rw-dropzone__input"
        onChange={take}
      />
    </div>
  );
}
