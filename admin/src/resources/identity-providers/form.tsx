import {
  ArrayInput,
  maxLength,
  required,
  SimpleFormIterator,
  TextArrayInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { CopyField } from '../../parts/CopyField.js';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { nullWhenEmpty, RefChoice, SecretBox, Switcher, TextBox, useHelp } from '../../parts/inputs.js';

export function IdentityProviderForm() {
  const translate = useTranslate();
  const record = useRecordContext();
  const domainsHelp = useHelp('mailDomains');
  const groupsHelp = useHelp('groups');
  return (
    <>
      <FormSection title={translate('resources.identity-providers.directory')}>
        <TextBox source="name" validate={[required(), maxLength(120)]} />
        <TextBox source="issuer" validate={[required(), maxLength(500)]} />
        <TextBox source="clientId" validate={[required(), maxLength(250)]} autoComplete="off" />
        <SecretBox source="clientSecret" />
        <TextBox source="scopes" />
        {record?.callbackUrl !== undefined && (
          <CopyField
            label={translate('resources.identity-providers.fields.callbackUrl')}
            value={String(record.callbackUrl)}
          />
        )}
      </FormSection>
      <FormSection
        title={translate('resources.identity-providers.people')}
        about={translate('resources.identity-providers.peopleAbout')}
      >
        <RefChoice source="defaultProfileId" reference="profiles" />
        <TextArrayInput source="mailDomains" helperText={domainsHelp} />
        <Wide>
          <Switcher source="handlesSecondFactor" />
        </Wide>
      </FormSection>
      <FormSection
        title={translate('resources.identity-providers.fields.groups')}
        about={groupsHelp === false ? '' : groupsHelp}
        columns={1}
      >
        <TextBox source="groupClaim" parse={nullWhenEmpty} />
        <ArrayInput source="groups" label={false}>
          <SimpleFormIterator inline fullWidth>
            <TextBox
              source="group"
              label="resources.identity-providers.group"
              validate={required()}
              helperText={false}
            />
            <RefChoice
              source="profileId"
              reference="profiles"
              label="resources.identity-providers.fields.defaultProfileId"
              validate={required()}
            />
          </SimpleFormIterator>
        </ArrayInput>
      </FormSection>
    </>
  );
}
