/** Somebody of the demo organisation. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly displayName: string;
  /** A built-in profile, or the one of the external client. */
  readonly profile: 'administrator' | 'supervisor' | 'agent' | 'assistant' | 'apiClient';
  readonly isRoot?: boolean;
  readonly description: string;
}

/** Known to everybody who reads this, which is why demo mode listens to this machine only and production refuses it. */
export const demoPassword = 'guiche-demo-26';

/** The people of the demo organisation. */
export const demoPeople: readonly DemoPerson[] = [
  {
    login: 'root',
    name: 'Renata Prado',
    displayName: 'Renata',
    profile: 'administrator',
    isRoot: true,
    description: 'administrator with root',
  },
  { login: 'sofia', name: 'Sofia Lima', displayName: 'Sofia', profile: 'supervisor', description: 'supervisor' },
  { login: 'bruno', name: 'Bruno Alves', displayName: 'Bruno', profile: 'agent', description: 'agent' },
  { login: 'carla', name: 'Carla Mendes', displayName: 'Carla', profile: 'agent', description: 'agent' },
  {
    login: 'diego',
    name: 'Diego Rocha',
    displayName: 'Diego',
    profile: 'assistant',
    description: 'assistant: his own tickets and nobody’s',
  },
  {
    login: 'user.api',
    name: 'ERP da Solaris',
    displayName: 'ERP',
    profile: 'apiClient',
    description: 'external client of the API',
  },
];

/** What the launcher prints. */
export const demoSignIns: readonly { login: string; password: string; description: string }[] = demoPeople.map(
  ({ login, description }) => ({ login, password: demoPassword, description }),
);
