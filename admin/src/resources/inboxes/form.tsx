import { maxLength, required, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, RefChoices, TextBox } from '../../parts/inputs.js';
import { ConnectionTest } from './ConnectionTest.js';
import { ProviderChoice } from './ProviderChoice.js';
import { ProviderFields } from './ProviderFields.js';
import { useProviders } from './use-providers.js';

/** The guided form (CHN-1): first the provider, then only its fields; the connection is tried before anything is saved. */
export function InboxForm() {
  const translate = useTranslate();
  const isNew = useRecordContext()?.id === undefined;
  const providers = useProviders();
  const chosen = useWatch({ name: 'provider' }) as string | undefined;
  const provider = providers.find((one) => one.provider === chosen);
  return (
    <>
      {isNew && (
        <FormSection title={translate('resources.inboxes.chooseProvider')} columns={1}>
          <ProviderChoice providers={providers} />
        </FormSection>
      )}
      {provider !== undefined && (
        <>
          <FormSection title={translate('resources.inboxes.identification')}>
            <Wide>
              <TextBox source="name" validate={[required(), maxLength(120)]} autoComplete="off" />
            </Wide>
          </FormSection>
          <FormSection
            title={translate('resources.inboxes.credentials')}
            about={translate('resources.inboxes.credentialsAbout')}
          >
            <ProviderFields provider={provider} />
            <Wide>
              <ConnectionTest provider={provider} />
            </Wide>
          </FormSection>
          <FormSection title={translate('resources.inboxes.team')} columns={1}>
            <RefChoices source="memberIds" reference="users" />
            <LongTextBox source="greeting" minRows={2} validate={maxLength(4000)} />
          </FormSection>
        </>
      )}
    </>
  );
}
