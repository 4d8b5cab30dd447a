import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.js';
import { CorporateButtons } from './CorporateButtons.js';
import { ForgottenPassword } from './ForgottenPassword.js';
import { SecondFactorStep } from './SecondFactorStep.js';
import { loadOptions, optionsStore, takeFromAddress } from './sign-in-options.js';
import { SignInForm } from './SignInForm.js';
import { SignInFrame } from './SignInFrame.js';

type Step = { at: 'password'; problem: string | null } | { at: 'code'; challenge: string } | { at: 'forgotten' };

/** The door of the desk: password or directory, then the second factor where there is one. */
export default function SignIn({ ended }: { ended: boolean }) {
  const { t } = useI18n();
  const [step, setStep] = useState<Step>(() => {
    const challenge = takeFromAddress('challenge');
    return challenge === null ? { at: 'password', problem: null } : { at: 'code', challenge };
  });
  useEffect(() => {
    const code = takeFromAddress('problem');
    void loadOptions(code).then(() => {
      const problem = code === null ? null : (optionsStore.get()?.problem ?? null);
      if (problem !== null) setStep({ at: 'password', problem });
    });
  }, []);

  if (step.at === 'code') {
    return (
      <SignInFrame title={t('factor.title')} lead={t('factor.lead')}>
        <SecondFactorStep challenge={step.challenge} onOver={(problem) => setStep({ at: 'password', problem })} />
      </SignInFrame>
    );
  }
  if (step.at === 'forgotten') {
    return (
      <SignInFrame title={t('forgotten.title')} lead={t('forgotten.lead')}>
        <ForgottenPassword onBack={() => setStep({ at: 'password', problem: null })} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('signIn.title')} lead={t('signIn.lead')}>
      <CorporateButtons />
      <SignInForm
        ended={ended}
        told={step.problem}
        onChallenge={(challenge) => setStep({ at: 'code', challenge })}
        onForgotten={() => setStep({ at: 'forgotten' })}
      />
    </SignInFrame>
  );
}
