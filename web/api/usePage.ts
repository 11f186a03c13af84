import type { RouteKey } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';

/** Title and service name of a page, as PageTitle wants them. */
export function usePage(key: RouteKey) {
  const { text } = useText();
  return { title: text.pages[key].title, service: text.service };
}
