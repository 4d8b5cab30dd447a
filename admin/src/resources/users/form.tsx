import {
  email,
  maxLength,
  minLength,
  regex,
  required,
  useGetIdentity,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { languages } from '../../i18n/languages.js';
import { FormSection } from '../../parts/FormSection.js';
import { Choice, nullWhenEmpty, RefChoice, SecretBox, Switcher, TextBox } from '../../parts/inputs.js';

const languageChoices = languages.map(({ locale, name }) => ({ id: locale, name }));

export function UserForm() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const isNew = useRecordContext()?.id === undefined;
  return (
    <>
      <FormSection title={translate('resources.users.person')}>
        <TextBox source="name" validate={[required(), maxLength(120)]} autoComplete="off" />
        <TextBox
          source="displayName"
          validate={[maxLength(120), ...(isNew ? [] : [required()])]}
          parse={nullWhenEmpty}
          autoComplete="off"
        />
        <TextBox source="email" type="email" validate={[required(), email()]} autoComplete="off" />
        <Choice source="language" choices={languageChoices} translateChoice={false} validate={required()} />
      </FormSection>
      <FormSection title={translate('resources.users.access')}>
        <TextBox
          source="login"
          validate={[required(), regex(/^[\p{L}\p{N}._@+-]{2,120}$/u, 'resources.users.loginFormat')]}
          autoComplete="off"
        />
        <RefChoice source="profileId" reference="profiles" validate={required()} />
        {isNew && <SecretBox source="password" validate={[required(), minLength(10)]} />}
        <Switcher source="mustChangePassword" />
        {identity?.isRoot === true && <Switcher source="isRoot" />}
      </FormSection>
    </>
  );
}
