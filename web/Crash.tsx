import { useText } from './text/TextProvider.tsx';
import { Button } from './ui/Button.tsx';
import { PageTitle } from './ui/PageTitle.tsx';
import { Row } from './ui/Row.tsx';

/** A defect of a page: says so, and offers the one way that helps. */
export function Crash() {
  const { text } = useText();
  return (
    <>
      <PageTitle title={text.problems.crash} service={text.service} lead={text.problems.crashWay} />
      <Row>
        <Button look="primary" icon="autorenew" label={text.problems.reload} onClick={() => location.reload()} />
      </Row>
    </>
  );
}
