import type { ReactNode } from 'react';
import { useSite } from '../api/SiteProvider.tsx';
import type { Site } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Stack } from '../ui/Stack.tsx';

type OperatorTextProps = { readonly of: keyof Site['texts']; readonly children: ReactNode };

/** The operator's own text where there is one (an empty line begins a paragraph), else our draft, marked as such. */
export function OperatorText({ of, children }: OperatorTextProps) {
  const { text, language } = useText();
  const own = useSite()?.texts[of]?.[language];
  if (own !== undefined && own.trim() !== '') {
    return (
      <Stack narrow>
        {own.split(/\n\s*\n/).map((paragraph, index) => (
          <Paragraph key={index}>{paragraph}</Paragraph>
        ))}
      </Stack>
    );
  }
  return (
    <>
      <Stack narrow>
        <Alert tone="warning" title={text.legal.draft}>
          <Paragraph>{text.legal.draftText}</Paragraph>
        </Alert>
      </Stack>
      {children}
    </>
  );
}
