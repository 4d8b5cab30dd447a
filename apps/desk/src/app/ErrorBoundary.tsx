import { Component, type ReactNode } from 'react';
import { currentLanguage } from '../i18n/language.js';
import { i18nOf } from '../i18n/use-i18n.js';
import { Splash } from './Splash.js';

/** Catches a fault of the desk itself, and lets the agent go on with one click; drafts and outbox are kept. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { t } = i18nOf(currentLanguage());
    return <Splash text={t('app.broken')} action={t('app.reload')} onAction={() => location.reload()} />;
  }
}
