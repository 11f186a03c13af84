import type { ReactNode } from 'react';

type ParagraphProps = {
  readonly children: ReactNode;
  readonly size?: 'small' | 'default' | 'large';
  readonly muted?: boolean;
  readonly bold?: boolean;
};

export function Paragraph({ children, size = 'default', muted = false, bold = false }: ParagraphProps) {
  const classes = ['kern-body', 'rw-text'];
  if (size !== 'default') classes.push(`kern-body--${size}`);
  if (muted) classes.push('kern-body--muted');
  if (bold) classes.push('kern-body--bold');
  return <p className={classes.join(' ')}>{children}</p>;
}
