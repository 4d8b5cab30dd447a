import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigurationDocumentController } from './configuration-document.controller.js';
import { ConfigurationDocumentRepository } from './configuration-document.repository.js';
import { ConfigurationDocuments } from './configuration-documents.js';
import type { ConfigurationKind } from './configuration-kind.js';
import { ConfigurationKinds, givenKinds } from './configuration-kinds.js';
import { ConfigurationPeople } from './configuration-people.js';

/** Configuration as code. Global: identity registers the people, whatever the order of modules. */
@Module({})
export class ConfigurationDocumentModule {
  /** With the kinds that the libs of the application have; what is not given is not in its documents. */
  static forRoot(kinds: readonly ConfigurationKind[]): DynamicModule {
    return {
      module: ConfigurationDocumentModule,
      global: true,
      controllers: [ConfigurationDocumentController],
      providers: [
        { provide: givenKinds, useValue: kinds },
        ConfigurationDocumentRepository,
        ConfigurationDocuments,
        ConfigurationKinds,
        ConfigurationPeople,
      ],
      exports: [ConfigurationDocuments, ConfigurationPeople],
    };
  }
}
