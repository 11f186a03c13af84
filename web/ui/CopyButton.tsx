import { useState } from 'react';
import { Button } from './Button.tsx';
import { useUiLabels } from './labels.ts';

const SHOWN_MS = 3000;

export function CopyButton({ text }: { readonly text: string }) {
  const labels = useUiLabels();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <>
      <Button
        look="tertiary"
        icon={copied ? 'check' : 'content-copy'}
        label={copied ? labels.copied : labels.copy}
        about={text}
        onClick={() => void copy()}
      />
      <span role="status" className="rw-hidden">
        {copied ? labels.copied : ''}
      </span>
    </>
  );
}
