export type IconName =
  | 'account-circle'
  | 'add'
  | 'arrow-back'
  | 'arrow-forward'
  | 'autorenew'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'content-copy'
  | 'danger'
  | 'dark-mode'
  | 'dehaze'
  | 'download'
  | 'draft'
  | 'drive-folder-upload'
  | 'easy-language'
  | 'edit'
  | 'help'
  | 'home'
  | 'info'
  | 'language'
  | 'light-mode'
  | 'logout'
  | 'mail'
  | 'search'
  | 'success'
  | 'warning';

type IconProps = { readonly name: IconName; readonly size?: 'small' | 'default' | 'large' | 'x-large' };

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name, size = 'default' }: IconProps) {
  return <span className={`kern-icon kern-icon--${name} kern-icon--${size}`} aria-hidden="true" />;
}
