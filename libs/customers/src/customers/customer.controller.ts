import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import {
  Creates,
  ExpectedVersion,
  ListOf,
  ListQuery,
  Requires,
  UpdateBody,
  UuidParam,
  type ListRequest,
  type Page,
} from '@guiche/platform/http';
import { customerPermissions } from '../customers.permissions.js';
import { CreateCustomerDto, CustomerResponse, toCustomerResponse, UpdateCustomerDto } from './customer.dto.js';
import { customerList } from './customer.list.js';
import { CustomerService } from './customer.service.js';

@ApiTags('customers')
@Controller('customers')
export class CustomerController {
  constructor(private readonly customers: CustomerService) {}

  @Get()
  @Requires(customerPermissions.list)
  @ListOf(CustomerResponse)
  async list(
    @CurrentActor() { scope }: Actor,
    @ListQuery(customerList) q: ListRequest,
  ): Promise<Page<CustomerResponse>> {
    return (await this.customers.list(scope, q)).map((found) => toCustomerResponse(scope, found));
  }

  @Get(':id')
  @Requires(customerPermissions.list)
  @ApiOkResponse({ type: CustomerResponse })
  async find(@CurrentActor() { scope }: Actor, @UuidParam('id') id: string): Promise<CustomerResponse> {
    return toCustomerResponse(scope, await this.customers.find(id));
  }

  @Post()
  @Requires(customerPermissions.create)
  @Creates()
  @ApiCreatedResponse({ type: CustomerResponse })
  async create(@CurrentActor() { scope }: Actor, @Body() body: CreateCustomerDto): Promise<CustomerResponse> {
    return toCustomerResponse(scope, await this.customers.create(body));
  }

  @Put(':id')
  @Requires(customerPermissions.update)
  @ApiOkResponse({ type: CustomerResponse })
  async update(
    @CurrentActor() { scope }: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateCustomerDto, CustomerResponse) body: UpdateCustomerDto,
  ): Promise<CustomerResponse> {
    return toCustomerResponse(scope, await this.customers.update(scope, id, version, body));
  }
}
