import { EditPage } from '../../parts/EditPage.js';
import { BuiltInMark, isOwn } from './BuiltInMark.js';
import { CloneProfileButton } from './CloneProfileButton.js';
import { ProfileForm } from './form.js';

export function ProfileEdit() {
  return (
    <EditPage clone={<CloneProfileButton />} mark={<BuiltInMark />} mayDelete={isOwn}>
      <ProfileForm />
    </EditPage>
  );
}
