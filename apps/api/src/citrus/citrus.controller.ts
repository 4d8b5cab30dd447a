import { Body, Controller, Headers, HttpCode, Ip, Patch, Post, Put, UseFilters } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@guiche/platform/http';
import { CitrusAccess } from './citrus-access.js';
import { CitrusRefusalFilter } from './citrus-refusal.js';
import { readLogin, readStatusChange } from './citrus-request.js';
import { CitrusLoginRequest, CitrusLoginResponse, CitrusMessage, CitrusStatusRequest } from './citrus.dto.js';
import { CitrusStatusChanges } from './citrus-status-changes.js';

/** The contract of Citrus' API: a client written for it works here unchanged (API-10 to API-12). */
@ApiTags('Citrus')
@Controller('api')
@UseFilters(CitrusRefusalFilter)
export class CitrusController {
  constructor(
    private readonly access: CitrusAccess,
    private readonly changes: CitrusStatusChanges,
  ) {}

  @Post('usuario/login')
  @HttpCode(200)
  @Public('this is where an external client signs in')
  @ApiBody({ type: CitrusLoginRequest })
  @ApiOkResponse({ type: CitrusLoginResponse })
  login(
    @Body() body: unknown,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | undefined,
  ): Promise<CitrusLoginResponse> {
    return this.access.login({ ...readLogin(body), ip, userAgent: userAgent ?? null });
  }

  @Post('atendimentos/status')
  @HttpCode(200)
  @Public('the façade checks the token itself: its refusals have texts of their own (API-11)')
  @ApiBody({ type: CitrusStatusRequest })
  @ApiOkResponse({ type: CitrusMessage })
  changeStatus(@Headers('authorization') token: string | undefined, @Body() body: unknown): Promise<CitrusMessage> {
    return this.change(token, body);
  }

  @Put('atendimentos/status')
  @Public('the façade checks the token itself: its refusals have texts of their own (API-11)')
  @ApiBody({ type: CitrusStatusRequest })
  @ApiOkResponse({ type: CitrusMessage })
  putStatus(@Headers('authorization') token: string | undefined, @Body() body: unknown): Promise<CitrusMessage> {
    return this.change(token, body);
  }

  @Patch('atendimentos/status')
  @Public('the façade checks the token itself: its refusals have texts of their own (API-11)')
  @ApiBody({ type: CitrusStatusRequest })
  @ApiOkResponse({ type: CitrusMessage })
  patchStatus(@Headers('authorization') token: string | undefined, @Body() body: unknown): Promise<CitrusMessage> {
    return this.change(token, body);
  }

  private async change(token: string | undefined, body: unknown): Promise<CitrusMessage> {
    const actor = await this.access.actorOf(token);
    return { message: await this.changes.change(actor, readStatusChange(body)) };
  }
}
