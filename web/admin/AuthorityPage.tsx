import { useParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { AuthorityRow } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePage } from '../api/usePage.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { AuthorityForm } from './AuthorityForm.tsx';

export function AuthorityPage() {
  const { id = '' } = useParams();
  const address = `/admin/authorities/${encodeURIComponent(id)}`;
  const authority = useLoad<AuthorityRow>(address);
  return (
    <>
      <PageTitle {...usePage('authority')} />
      <Load from={authority}>
        {(first) => <AuthorityForm first={first} save={(body) => request(address, { method: 'PUT', body })} />}
      </Load>
    </>
  );
}
