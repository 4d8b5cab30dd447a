import { Module } from '@nestjs/common';
import { Records } from './records.js';

/** The keeper of plain records, for the modules that have some. */
@Module({ providers: [Records], exports: [Records] })
export class RecordsModule {}
