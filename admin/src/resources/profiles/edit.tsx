import { EditPage } from '../../parts/EditPage.js';
import { BuiltInMark, isOwn } from './BuiltInMark.js';
import { CloneProfileButton } from './CloneProfileButton.js';
import { CompareButton } from './CompareButton.js';
import { ProfileForm } from './form.js';

export function ProfileEdit() {
  return (
    <EditPage actions={<CompareButton />} clone={<CloneProfileButton />} mark={<BuiltInMark />} mayDelete={isOwn}>
      <ProfileForm />
    </EditPage>
  );
}
