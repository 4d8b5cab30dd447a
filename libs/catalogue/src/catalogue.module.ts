import { Module } from '@nestjs/common';
import { RecordsModule } from '@guiche/platform/records';
import { CannedAnswerController } from './canned-answers/canned-answer.controller.js';
import { CannedAnswerService } from './canned-answers/canned-answer.service.js';
import { OccurrenceTypeController } from './occurrence-types/occurrence-type.controller.js';
import { OccurrenceTypeService } from './occurrence-types/occurrence-type.service.js';
import { OccurrenceController } from './occurrences/occurrence.controller.js';
import { OccurrenceService } from './occurrences/occurrence.service.js';
import { ReasonController } from './reasons/reason.controller.js';
import { ReasonService } from './reasons/reason.service.js';
import { SolutionController } from './solutions/solution.controller.js';
import { SolutionService } from './solutions/solution.service.js';
import { OccurrenceDirectory } from './occurrences/occurrence-directory.js';
import { OccurrenceRepository } from './occurrences/occurrence.repository.js';
import { ReasonDirectory } from './reasons/reason-directory.js';
import { ReasonRepository } from './reasons/reason.repository.js';

/** What requests are about, how they end, and why something was done. */
@Module({
  imports: [RecordsModule],
  controllers: [
    CannedAnswerController,
    OccurrenceTypeController,
    OccurrenceController,
    ReasonController,
    SolutionController,
  ],
  providers: [
    OccurrenceDirectory,
    OccurrenceRepository,
    ReasonDirectory,
    ReasonRepository,
    CannedAnswerService,
    OccurrenceTypeService,
    OccurrenceService,
    ReasonService,
    SolutionService,
  ],
  exports: [
    OccurrenceDirectory,
    ReasonDirectory,
    CannedAnswerService,
    OccurrenceTypeService,
    OccurrenceService,
    ReasonService,
    SolutionService,
  ],
})
export class CatalogueModule {}
