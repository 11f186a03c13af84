import { Icon } from './Icon.tsx';

/** What is wrong with one field or one group of fields; tied to it by its id. */
export function Message({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className="kern-error" id={id}>
      <Icon name="danger" />
      <span className="kern-body">{text}</span>
    </p>
  );
}
