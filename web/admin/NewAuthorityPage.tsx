import { request } from '../api/request.ts';
import { usePage } from '../api/usePage.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { AuthorityForm } from './AuthorityForm.tsx';

export function NewAuthorityPage() {
  return (
    <>
      <PageTitle {...usePage('newAuthority')} />
      <AuthorityForm
        first={{ name: '', place: null, deliverTo: '', active: true, listed: true, leitwegIds: [] }}
        save={(body) => request('/admin/authorities', { method: 'POST', body })}
      />
    </>
  );
}
