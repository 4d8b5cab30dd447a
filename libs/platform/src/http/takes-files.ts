import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

/** Marks a handler that reads a file from the request itself (`request.file()`); all others refuse multipart bodies. */
export const TakesFiles = (): MethodDecorator =>
  applyDecorators(RouteConfig({ takesFiles: true }), ApiConsumes('multipart/form-data')) as MethodDecorator;

/** Whether the handler of this request takes files. */
export const takesFiles = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { takesFiles?: boolean } | undefined)?.takesFiles === true;
