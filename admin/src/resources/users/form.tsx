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
import { FormSection, Wide } from '../../parts/FormSection.js';
import { Choice, Choices, nullWhenEmpty, RefChoice, SecretBox, Switcher, TextBox } from '../../parts/inputs.js';
import { PhotoField } from './PhotoField.js';

const languageChoices = languages.map(({ locale, name }) => ({ id: locale, name }));

const spokenLanguages = ['pt-BR', 'en', 'es', 'fr', 'it', 'de', 'ja', 'zh', 'ko', 'ar', 'bzs'].map((id) => ({
  id,
  name: `resources.users.spoken.${id}`,
}));
const all = {};
const byPosition = { field: 'position', order: 'ASC' } as const;

export function UserForm() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const self = useRecordContext()?.id;
  const isNew = self === undefined;
  return (
    <>
      <FormSection title={translate('resources.users.person')}>
        {!isNew && (
          <Wide>
            <PhotoField />
          </Wide>
        )}
        <TextBox source="name" validate={[required(), maxLength(120)]} autoComplete="off" />
        <TextBox
          source="displayName"
          validate={[maxLength(120), ...(isNew ? [] : [required()])]}
          parse={nullWhenEmpty}
          autoComplete="off"
        />
        <TextBox source="email" type="email" validate={[required(), email()]} autoComplete="off" />
        <TextBox source="phone" type="tel" parse={nullWhenEmpty} validate={maxLength(40)} autoComplete="off" />
        <Choice source="language" choices={languageChoices} translateChoice={false} validate={required()} />
        <Choices source="languages" choices={spokenLanguages} />
      </FormSection>
      <FormSection title={translate('resources.users.place')} about={translate('resources.users.placeAbout')}>
        <RefChoice source="levelId" reference="hierarchy-levels" filter={all} sort={byPosition} />
        <RefChoice source="superiorId" reference="users" disabledChoice={self} />
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
