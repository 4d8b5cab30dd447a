import { Module } from '@nestjs/common';
import { ContactController } from './contacts/contact.controller.js';
import { ContactDirectory } from './contacts/contact-directory.js';
import { ContactMatcher } from './contacts/contact-matcher.js';
import { ContactMatcherRepository } from './contacts/contact-matcher.repository.js';
import { ContactRepository } from './contacts/contact.repository.js';
import { ContactService } from './contacts/contact.service.js';
import { CustomerController } from './customers/customer.controller.js';
import { CustomerRepository } from './customers/customer.repository.js';
import { CustomerService } from './customers/customer.service.js';

/** Who is served: contacts (people on channels) and customers (companies and persons). */
@Module({
  controllers: [ContactController, CustomerController],
  providers: [
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
