import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { useUiLabels } from './labels.ts';
import { currentTheme, setTheme } from './theme.ts';

export function ThemeSwitch() {
  const labels = useUiLabels();
  const [theme, remember] = useState(currentTheme);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => remember(currentTheme());
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      look="tertiary"
      icon={other === 'dark' ? 'dark-mode' : 'light-mode'}
      iconOnly
      label={labels[other]}
      onClick={() => {
        setTheme(other);
        remember(other);
      }}
    />
  );
}
