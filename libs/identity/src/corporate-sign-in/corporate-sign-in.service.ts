import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import { Challenges } from '../second-factor/challenges.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import type { Device } from '../sign-in/sessions.js';
import { SignIn, type SignedInResult } from '../sign-in/sign-in.js';
import { CorporateJourneys, type FrontEnd, type SealedJourney } from './corporate-journey.js';
import { CorporatePeople } from './corporate-people.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { IdentityProviderRepository } from './identity-provider.repository.js';
import { OpenId, ProviderProblem } from './open-id.js';

/** Where the browser goes next, and what it takes along. */
export interface NextStop {
  readonly url: string;
  /** The journey's cookie; null drops it. */
  readonly journey: string | null;
  readonly signedIn?: SignedInResult;
}

/** Signs people in who come from a directory (IAM-3). Every end is an address: the person comes by following links. */
@Injectable()
export class CorporateSignIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly providers: IdentityProviderRepository,
    private readonly openId: OpenId,
    private readonly people: CorporatePeople,
    private readonly journeys: CorporateJourneys,
    private readonly signIn: SignIn,
    private readonly factors: SecondFactors,
    private readonly challenges: Challenges,
    private readonly audit: AuditLog,
  ) {}

  async start(providerId: string, to: FrontEnd): Promise<NextStop> {
    const provider = await this.uow.read((tx) => this.providers.get(tx, providerId));
    if (!provider.active) throw new NotFound('platform.not-found');
    try {
      const { url, journey } = await this.openId.start(provider);
      return { url, journey: this.journeys.seal({ ...journey, providerId, to }) };
    } catch (error) {
      return this.refused(provider, to, error);
    }
  }

  async finish(cookie: string | null, query: string, device: Device): Promise<NextStop> {
    const journey = this.journeys.open(cookie);
    if (!journey) return { url: addressOf('desk', 'problem', 'identity.corporate-over'), journey: null };
    const provider = await this.uow.read((tx) => this.providers.get(tx, journey.providerId));
    if (!provider.active) return this.refused(provider, journey.to, new ProviderProblem('failed', 'inactive'));
    try {
      return await this.enter(provider, journey, query, device);
    } catch (error) {
      return this.refused(provider, journey.to, error);
    }
  }

  private async enter(
    provider: IdentityProvider,
    journey: SealedJourney,
    query: string,
    device: Device,
  ): Promise<NextStop> {
    const { to } = journey;
    const user = await this.people.enter(provider, await this.openId.finish(provider, journey, query));
    if (provider.handlesSecondFactor) {
      const signedIn = await this.signIn.beginVouchedFor(user, { ...device, secondFactor: 'provider' });
      return { url: `/${to}/`, journey: null, signedIn };
    }
    if (await this.uow.read((tx) => this.factors.isOn(tx, user.id))) {
      const challenge = await this.challenges.issue(user.id, user.passwordHash);
      return { url: addressOf(to, 'challenge', challenge), journey: null };
    }
    return { url: `/${to}/`, journey: null, signedIn: await this.signIn.beginVouchedFor(user, device) };
  }

  private async refused(provider: IdentityProvider, to: FrontEnd, error: unknown): Promise<NextStop> {
    const isKnown = error instanceof ProviderProblem || error instanceof DomainError;
    if (!isKnown) throw error;
    const code = error instanceof ProviderProblem ? `identity.corporate-${error.kind}` : error.code;
    await this.uow.run(async (tx) =>
      this.audit.record(tx, {
        action: 'sessions.corporate-sign-in-failed',
        subject: { type: 'identity-provider', id: provider.id, name: provider.name },
        after: { code, ...(error instanceof ProviderProblem && { why: error.message.slice(0, 300) }) },
      }),
    );
    return { url: addressOf(to, 'problem', code), journey: null };
  }
}

// Behind the #: what stands there reaches neither servers nor their logs.
const addressOf = (to: FrontEnd, name: string, value: string): string =>
  `/${to}/sign-in#${name}=${encodeURIComponent(value)}`;
