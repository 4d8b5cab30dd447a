import { Module } from '@nestjs/common';
import { RecordsModule } from '@guiche/platform/records';
import { SectorController } from './sectors/sector.controller.js';
import { SectorDirectory } from './sectors/sector-directory.js';
import { SectorRepository } from './sectors/sector.repository.js';
import { SectorService } from './sectors/sector.service.js';

/** The departments of the company. */
@Module({
  imports: [RecordsModule],
  controllers: [SectorController],
  providers: [SectorDirectory, SectorRepository, SectorService],
  exports: [SectorDirectory, SectorService],
})
export class OrganisationModule {}
