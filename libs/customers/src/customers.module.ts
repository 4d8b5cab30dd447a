import { Module } from '@nestjs/common';
import { IdentityModule } from '@guiche/identity';
import { ConsentController } from './consents/consent.controller.js';
import { ConsentRepository } from './consents/consent.repository.js';
import { ConsentService } from './consents/consent.service.js';
import { ContactController } from './contacts/contact.controller.js';
import { ContactDirectory } from './contacts/contact-directory.js';
import { ContactMatcher } from './contacts/contact-matcher.js';
import { ContactMatcherRepository } from './contacts/contact-matcher.repository.js';
import { ContactRepository } from './contacts/contact.repository.js';
import { ContactService } from './contacts/contact.service.js';
import { CustomerController } from './customers/customer.controller.js';
import { CustomerRepository } from './customers/customer.repository.js';
import { CustomerService } from './customers/customer.service.js';
import './privacy/customers-personal-data.js';
import { ExportFiles } from './privacy/export-files.js';
import { MaskedTrail } from './privacy/masked-trail.js';
import { PersonExport } from './privacy/person-export.js';
import { PersonFinder } from './privacy/person-finder.js';
import { PersonalDataController } from './privacy/personal-data.controller.js';
import { PersonalDataRequestRepository } from './privacy/personal-data-request.repository.js';
import { PersonalDataRequests } from './privacy/personal-data-requests.js';

/** Who is served: contacts (people on channels) and customers (companies and persons). */
@Module({
  imports: [IdentityModule],
  controllers: [ContactController, CustomerController, ConsentController, PersonalDataController],
  providers: [
    ConsentRepository,
    ConsentService,
    ExportFiles,
    MaskedTrail,
    PersonExport,
    PersonFinder,
    PersonalDataRequestRepository,
    PersonalDataRequests,
    ContactDirectory,
    ContactMatcher,
    ContactMatcherRepository,
    ContactRepository,
    ContactService,
    CustomerRepository,
    CustomerService,
  ],
  exports: [ContactDirectory, ContactMatcher],
})
export class CustomersModule {}
