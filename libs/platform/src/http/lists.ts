import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

/** Documents a GET that returns a `Page` of these: body, total and the way on (API-2). */
export const ListOf = (item: Type<unknown>): MethodDecorator =>
  applyDecorators(
    ApiOkResponse({
      type: [item],
      description: 'The rows asked for',
      headers: {
        'Content-Range': {
          description: '`name first-last/total`; the total is exact unless X-Total-Capped is there',
          schema: { type: 'string' },
        },
        'X-Total-Capped': {
          description: '`true` when there are more rows than were counted',
          schema: { type: 'string' },
        },
        'X-Next-Cursor': {
          description: 'When reading by cursor: where to go on; absent at the end',
          schema: { type: 'string' },
        },
      },
    }),
  ) as MethodDecorator;
