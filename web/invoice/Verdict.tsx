import type { Report } from '../api/contract.ts';
import type { Text } from '../text/de.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import type { Tone } from '../ui/Badge.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';

/** The verdict in one line, before any detail. */
export function Verdict({ report, live = false }: { readonly report: Report; readonly live?: boolean }) {
  const { text } = useText();
  const { tone, title, more } = wordVerdict(report, text);
  return (
    <Alert tone={tone} title={title} live={live}>
      <Paragraph>{more}</Paragraph>
      <Paragraph size="small" muted>
        {text.verdict.noTax}
      </Paragraph>
    </Alert>
  );
}

function wordVerdict(
  report: Report,
  { verdict }: Text,
): { readonly tone: Tone; readonly title: string; readonly more: string } {
  const errors = report.findings.filter((finding) => finding.level === 'error').length;
  const others = report.findings.length - errors;
  switch (report.verdict) {
    case 'accept':
      return {
        tone: 'success',
        title: verdict.accept,
        more: others === 0 ? verdict.acceptText : verdict.acceptWarnings(others),
      };
    case 'reject':
      return { tone: 'danger', title: verdict.reject(Math.max(errors, 1)), more: verdict.rejectText };
    case 'no-scenario':
      return { tone: 'danger', title: verdict.noScenario, more: verdict.noScenarioText };
    case 'error':
      return { tone: 'warning', title: verdict.error, more: verdict.errorText };
  }
}
