import { useEffect, type ReactNode } from 'react';
import { Layout, Sidebar, useGetIdentity, useLocaleState, useTranslate, type SidebarProps } from 'react-admin';
import { MyNotices } from './MyNotices.js';
import { DutyPage } from '../pages/security/DutyPage.js';
import { currentMe } from '../providers/session.js';
import type { Me } from '../providers/types.js';
import { SideMenu } from './SideMenu.js';
import { TopBar } from './TopBar.js';

/** The frame around every page: bar, grouped menu, content. */
export function AppLayout({ children }: { children: ReactNode }) {
  const { identity } = useGetIdentity();
  const duty = currentMe()?.duty ?? (identity?.duty as Me['duty'] | undefined);
  if (duty) return <DutyPage duty={duty} />;
  return (
    <Layout appBar={TopBar} menu={SideMenu} sidebar={NamedSidebar} appBarAlwaysOn>
      <FollowUserLanguage />
      <MyNotices />
      {children}
    </Layout>
  );
}

/** On a phone the menu is a dialog, which must say what it is. */
function NamedSidebar(props: SidebarProps) {
  const translate = useTranslate();
  return <Sidebar {...props} slotProps={{ paper: { 'aria-label': translate('guiche.menu') } }} />;
}

/** The user's own language comes first (WEB-5): what his record says is what he sees, on every machine. */
function FollowUserLanguage() {
  const { identity } = useGetIdentity();
  const [locale, setLocale] = useLocaleState();
  const language = identity?.language as string | undefined;
  useEffect(() => {
    if (language !== undefined) setLocale(language);
    // oxlint-disable-next-line react/exhaustive-deps -- a choice in the menu changes the record itself
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem('guiche.language', locale);
  }, [locale]);
  return null;
}
