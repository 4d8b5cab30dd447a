import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import type { ReadTx } from '@guiche/platform/database';
import { classificationErrors, type Classification } from './classification.js';
import { OccurrenceRepository, type OccurrenceDefaults } from './occurrence.repository.js';

/** Answers other libs what belongs together in the catalogue. */
@Injectable()
export class OccurrenceDirectory {
  constructor(private readonly occurrences: OccurrenceRepository) {}

  /** What an occurrence gives to its tickets: its type, priority and default solution. */
  defaultsOf(tx: ReadTx, occurrenceId: string): Promise<OccurrenceDefaults | null> {
    return this.occurrences.defaults(tx, occurrenceId);
  }

  /** Throws Invalid, naming the fields, unless sector, type, occurrence and solution exist, are active and belong together. */
  async checkClassification(tx: ReadTx, wanted: Classification, before: Partial<Classification> = {}): Promise<void> {
    const errors = classificationErrors(wanted, await this.occurrences.facts(tx, wanted), before);
    if (errors.length > 0) throw new Invalid('platform.invalid-input', {}, errors);
  }
}
