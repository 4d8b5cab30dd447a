import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '@guiche/platform/http';
import { ForgottenPasswordDto, ResetPasswordDto } from './password-reset.dto.js';
import { PasswordResets } from './password-reset.service.js';

/** Forgotten passwords over HTTP. */
@Controller('auth')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResets) {}

  /** Always the same answer: it says nothing about whether there is such an account. */
  @Post('forgotten-password')
  @HttpCode(202)
  @Public('whoever forgot his password cannot sign in')
  async ask(@Body() { login, to }: ForgottenPasswordDto, @Req() request: FastifyRequest): Promise<void> {
    await this.resets.ask(login, to ?? 'desk', request.ip);
  }

  @Post('reset-password')
  @HttpCode(204)
  @Public('the token of the mailed link says who it is')
  async reset(@Body() { token, password }: ResetPasswordDto): Promise<void> {
    await this.resets.reset(token, password);
  }
}
