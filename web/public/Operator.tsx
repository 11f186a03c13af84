import { useSite } from '../api/SiteProvider.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Section } from '../ui/Section.tsx';
import { TextLink } from '../ui/TextLink.tsx';

/** Who runs the service, as configured. */
export function Operator() {
  const { text } = useText();
  const words = text.legal;
  const operator = useSite()?.operator;
  const name = operator?.name ?? '';
  return (
    <Section title={words.operator} narrow>
      {operator === undefined || name === '' ? (
        <Paragraph>{words.operatorMissing}</Paragraph>
      ) : (
        <>
          <Paragraph bold>{name}</Paragraph>
          {[operator.street, operator.place].filter(Boolean).map((line) => (
            <Paragraph key={line}>{line}</Paragraph>
          ))}
          <Facts
            facts={[
              ...(operator.email === ''
                ? []
                : [
                    {
                      name: words.email,
                      value: (
                        <TextLink away to={`mailto:${operator.email}`}>
                          {operator.email}
                        </TextLink>
                      ),
                    },
                  ]),
              ...(operator.phone === '' ? [] : [{ name: words.phone, value: operator.phone }]),
            ]}
          />
        </>
      )}
    </Section>
  );
}
