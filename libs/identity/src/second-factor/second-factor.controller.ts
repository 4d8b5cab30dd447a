import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Requires, SignedIn, UuidParam } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { BeforeDuties } from '../access/duties.js';
import { userPermissions } from '../identity.permissions.js';
import {
  BeginSecondFactorDto,
  NewSecondFactorResponse,
  RecoveryCodesResponse,
  SecondFactorCodeDto,
  SecondFactorResponse,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

const own = 'everybody keeps his own second factor';

/** Second factors over HTTP. Nothing here takes an `Idempotency-Key`: the answer kept for a repeat would hold secrets. */
@Controller()
export class SecondFactorController {
  constructor(private readonly factors: SecondFactorService) {}

  @Get('me/second-factor')
  @BeforeDuties()
  @SignedIn(own)
  state(@CurrentActor() actor: Actor): Promise<SecondFactorResponse> {
    return this.factors.state(actor.userId);
  }

  @Post('me/second-factor/begin')
  @HttpCode(200)
  @BeforeDuties()
  @SignedIn(own)
  begin(@CurrentActor() actor: Actor, @Body() { password }: BeginSecondFactorDto): Promise<NewSecondFactorResponse> {
    return this.factors.begin(actor, password);
  }

  @Post('me/second-factor/confirm')
  @HttpCode(200)
  @BeforeDuties()
  @SignedIn(own)
  async confirm(@CurrentActor() actor: Actor, @Body() { code }: SecondFactorCodeDto): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.factors.confirm(actor, code) };
  }

  @Post('me/second-factor/recovery-codes')
  @HttpCode(200)
  @SignedIn(own)
  async renewCodes(
    @CurrentActor() actor: Actor,
    @Body() { code }: SecondFactorCodeDto,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.factors.renewCodes(actor, code) };
  }

  @Post('me/second-factor/turn-off')
  @HttpCode(204)
  @SignedIn(own)
  async turnOff(@CurrentActor() actor: Actor, @Body() { code }: SecondFactorCodeDto): Promise<void> {
    await this.factors.turnOff(actor, code);
  }

  @Get('users/:id/second-factor')
  @Requires(userPermissions.list)
  stateOf(@UuidParam('id') id: string): Promise<SecondFactorResponse> {
    return this.factors.state(id);
  }

  @Post('users/:id/reset-second-factor')
  @HttpCode(204)
  @Requires(userPermissions.resetSecondFactor)
  async reset(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    await this.factors.reset(actor, id);
  }
}
