import { EditPage } from '../../parts/EditPage.js';
import { IdentityProviderForm } from './form.js';
import { TestButton } from './TestButton.js';

/** A secret that was left empty stays as it is. */
const withoutEmptySecret = ({ clientSecret, ...data }: Record<string, unknown>) =>
  clientSecret ? { ...data, clientSecret } : data;

export function IdentityProviderEdit() {
  return (
    <EditPage clone={false} actions={<TestButton />} prepare={withoutEmptySecret}>
      <IdentityProviderForm />
    </EditPage>
  );
}
