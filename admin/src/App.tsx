import { Admin, CustomRoutes, localStorageStore, Resource } from 'react-admin';
import { Route } from 'react-router';
import { lazy } from 'react';
import { i18nProvider, initialLanguage } from './i18n/i18n-provider.js';
import { AppLayout } from './layout/AppLayout.js';
import { AccessDeniedPage, NotFoundPage } from './layout/notice-pages.js';
import { SignInPage } from './layout/SignInPage.js';
import { ResourceSpecs } from './parts/resource.js';
import { authProviderOf } from './providers/auth-provider.js';
import { dataProvider } from './providers/data-provider.js';
import { resources } from './resources/index.js';
import { useBranding, useThemes } from './theme/brand.js';

document.documentElement.lang = initialLanguage();

const authProvider = authProviderOf(
  Object.fromEntries(resources.map(({ name, permissions = name }) => [name, permissions])),
);
const store = localStorageStore('1', 'guiche-admin');

const HomePage = lazy(() => import('./pages/HomePage.js').then((file) => ({ default: file.HomePage })));
const OrganisationChartPage = lazy(() =>
  import('./pages/organisation-chart/OrganisationChartPage.js').then((file) => ({
    default: file.OrganisationChartPage,
  })),
);
const CompareProfilesPage = lazy(() =>
  import('./pages/CompareProfilesPage.js').then((file) => ({ default: file.CompareProfilesPage })),
);
const UserAccessPage = lazy(() =>
  import('./pages/UserAccessPage.js').then((file) => ({ default: file.UserAccessPage })),
);
const ConfigurationPage = lazy(() =>
  import('./pages/configuration/ConfigurationPage.js').then((file) => ({ default: file.ConfigurationPage })),
);
const BrandingPage = lazy(() =>
  import('./pages/branding/BrandingPage.js').then((file) => ({ default: file.BrandingPage })),
);
const SecurityPage = lazy(() =>
  import('./pages/security/SecurityPage.js').then((file) => ({ default: file.SecurityPage })),
);
const SignInSettingsPage = lazy(() =>
  import('./pages/security/SignInSettingsPage.js').then((file) => ({ default: file.SignInSettingsPage })),
);
const MailSettingsPage = lazy(() =>
  import('./pages/security/MailSettingsPage.js').then((file) => ({ default: file.MailSettingsPage })),
);
const UserSessionsPage = lazy(() =>
  import('./pages/security/UserSessionsPage.js').then((file) => ({ default: file.UserSessionsPage })),
);
const SystemPage = lazy(() => import('./pages/SystemPage.js').then((file) => ({ default: file.SystemPage })));

/** The back office: react-admin's frame around the resources. */
export function App() {
  const themes = useThemes();
  const { name } = useBranding();
  return (
    <ResourceSpecs.Provider value={resources}>
      <Admin
        title={name ?? 'Guichê'}
        authProvider={authProvider}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        store={store}
        layout={AppLayout}
        loginPage={SignInPage}
        dashboard={HomePage}
        accessDenied={AccessDeniedPage}
        catchAll={NotFoundPage}
        theme={themes.light}
        darkTheme={themes.dark}
        requireAuth
        disableTelemetry
      >
        {resources.map(({ name, icon, pages, recordRepresentation }) => (
          <Resource
            key={name}
            name={name}
            icon={icon}
            {...pages}
            {...(recordRepresentation !== undefined && { recordRepresentation })}
          />
        ))}
        <CustomRoutes>
          <Route path="/organisation-chart" element={<OrganisationChartPage />} />
          <Route path="/profiles/compare" element={<CompareProfilesPage />} />
          <Route path="/users/:id/access" element={<UserAccessPage />} />
          <Route path="/configuration" element={<ConfigurationPage />} />
          <Route path="/branding" element={<BrandingPage />} />
          <Route path="/system" element={<SystemPage />} />
          <Route path="/security" element={<SecurityPage />} />
          <Route path="/sign-in-settings" element={<SignInSettingsPage />} />
          <Route path="/mail-settings" element={<MailSettingsPage />} />
          <Route path="/users/:id/sessions" element={<UserSessionsPage />} />
        </CustomRoutes>
      </Admin>
    </ResourceSpecs.Provider>
  );
}
