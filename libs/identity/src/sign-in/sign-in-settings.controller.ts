import { Controller, Get, Put, Query } from '@nestjs/common';
import { ExpectedVersion, Public, Requires, UpdateBody } from '@guiche/platform/http';
import { signInPermissions } from '../identity.permissions.js';
import { SignInOptionsResponse, SignInSettingsResponse, UpdateSignInSettingsDto } from './sign-in-settings.dto.js';
import { SignInSettingsService } from './sign-in-settings.service.js';

/** How people sign in, over HTTP. */
@Controller()
export class SignInSettingsController {
  constructor(private readonly settings: SignInSettingsService) {}

  @Get('auth/options')
  @Public('the sign-in page shows it before anybody has signed in')
  options(@Query('problem') problem?: string): Promise<SignInOptionsResponse> {
    return this.settings.options(typeof problem === 'string' ? problem : undefined);
  }

  @Get('sign-in-settings')
  @Requires(signInPermissions.read)
  read(): Promise<SignInSettingsResponse> {
    return this.settings.read();
  }

  @Put('sign-in-settings')
  @Requires(signInPermissions.update)
  update(
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateSignInSettingsDto) body: UpdateSignInSettingsDto,
  ): Promise<SignInSettingsResponse> {
    return this.settings.update(version, body);
  }
}
