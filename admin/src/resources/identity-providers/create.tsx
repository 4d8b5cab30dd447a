import { CreatePage } from '../../parts/CreatePage.js';
import { IdentityProviderForm } from './form.js';

export function IdentityProviderCreate() {
  return (
    <CreatePage defaults={{ scopes: 'profile email', handlesSecondFactor: true, mailDomains: [], groups: [] }}>
      <IdentityProviderForm />
    </CreatePage>
  );
}
