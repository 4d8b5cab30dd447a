import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { currentCause } from '../context/index.js';
import {
  Creates,
  defineList,
  ExpectedVersion,
  ListOf,
  ListQuery,
  Page,
  Requires,
  UpdateBody,
  UuidParam,
  type ListRequest,
} from '../http/index.js';
import { retentionClasses } from '../personal-data/index.js';
import {
  RetentionDaysDto,
  RetentionPolicyResponse,
  RetentionPreviewResponse,
  RetentionRunResponse,
  toPolicyResponse,
  toRunResponse,
} from './retention.dto.js';
import { RetentionPolicies } from './retention-policies.js';
import { retentionPermissions } from './retention.permissions.js';
import { retentionRunList } from './retention-run.list.js';
import { RetentionRuns } from './retention-runs.js';

const policyList = defineList({ sort: { label: 'label' }, filter: {}, default: ['label', 'ASC'] });

/** Periods of retention and clean-ups over HTTP. */
@Controller()
export class RetentionController {
  constructor(
    private readonly policies: RetentionPolicies,
    private readonly runs: RetentionRuns,
  ) {}

  /** All classes of data; there are few, so they come on one page. */
  @Get('retention-policies')
  @Requires(retentionPermissions.list)
  @ListOf(RetentionPolicyResponse)
  async list(@ListQuery(policyList) _request: ListRequest): Promise<Page<RetentionPolicyResponse>> {
    const all = (await this.policies.list()).map(toPolicyResponse);
    return Page.of(all, { total: all.length });
  }

  @Get('retention-policies/:id')
  @Requires(retentionPermissions.list)
  @ApiOkResponse({ type: RetentionPolicyResponse })
  async get(@Param('id') id: string): Promise<RetentionPolicyResponse> {
    return toPolicyResponse(await this.policies.find(id));
  }

  @Put('retention-policies/:id')
  @Requires(retentionPermissions.update)
  @ApiOkResponse({ type: RetentionPolicyResponse })
  async update(
    @Param('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(RetentionDaysDto, ['label', 'help', 'defaultDays', 'minDays', 'doneThrough'])
    { days }: RetentionDaysDto,
  ): Promise<RetentionPolicyResponse> {
    return toPolicyResponse(await this.policies.update(id, version, days));
  }

  /** What these days would remove now; nothing is removed. */
  @Post('retention-policies/:id/preview')
  @HttpCode(200)
  @Requires(retentionPermissions.list)
  @ApiOkResponse({ type: RetentionPreviewResponse })
  preview(@Param('id') id: string, @Body() { days }: RetentionDaysDto): Promise<RetentionPreviewResponse> {
    return this.policies.preview(id, days);
  }

  @Get('retention-runs')
  @Requires(retentionPermissions.list)
  @ListOf(RetentionRunResponse)
  async listRuns(@ListQuery(retentionRunList) request: ListRequest): Promise<Page<RetentionRunResponse>> {
    return (await this.runs.list(request)).map((run) => toRunResponse(run, labels()));
  }

  @Get('retention-runs/:id')
  @Requires(retentionPermissions.list)
  @ApiOkResponse({ type: RetentionRunResponse })
  async getRun(@UuidParam('id') id: string): Promise<RetentionRunResponse> {
    return toRunResponse(await this.runs.find(id), labels());
  }

  /** Begins a clean-up now. */
  @Post('retention-runs')
  @Requires(retentionPermissions.run)
  @Creates()
  @ApiCreatedResponse({ type: RetentionRunResponse })
  async begin(): Promise<RetentionRunResponse> {
    return toRunResponse(await this.runs.begin(), labels());
  }

  @Post('retention-runs/:id/cancel')
  @HttpCode(200)
  @Requires(retentionPermissions.run)
  @ApiOkResponse({ type: RetentionRunResponse })
  async cancel(@UuidParam('id') id: string): Promise<RetentionRunResponse> {
    return toRunResponse(await this.runs.cancel(id), labels());
  }
}

const labels = (): ReadonlyMap<string, string> => {
  const { language } = currentCause();
  return new Map(retentionClasses().map(({ code, label }) => [code, label[language]]));
};
