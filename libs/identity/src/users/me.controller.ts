import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { SignedIn } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { BeforeDuties } from '../access/duties.js';
import { CurrentActor } from '../access/current-actor.js';
import { ChangePasswordDto, MeResponse, UpdateMeDto } from './me.dto.js';
import { MeService } from './me.service.js';

/** The signed-in user over HTTP. */
@Controller('me')
export class MeController {
  constructor(private readonly mine: MeService) {}

  @Get()
  @BeforeDuties()
  @SignedIn('everybody may know who he is')
  me(@CurrentActor() actor: Actor): Promise<MeResponse> {
    return this.mine.me(actor);
  }

  @Put()
  @SignedIn('everybody chooses his own language and display name')
  update(@CurrentActor() actor: Actor, @Body() body: UpdateMeDto): Promise<MeResponse> {
    return this.mine.update(actor, body);
  }

  @Post('password')
  @HttpCode(204)
  @BeforeDuties()
  @SignedIn('everybody changes his own password')
  async changePassword(@CurrentActor() actor: Actor, @Body() body: ChangePasswordDto): Promise<void> {
    await this.mine.changePassword(actor, body);
  }
}
