import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessDirectory, hasMasks, masked, maskedName, type MaskedField } from '@guiche/identity';
import { PersonalView, type PersonalVeil } from '@guiche/platform/audit';
import { currentCause } from '@guiche/platform/context';

const fields: Readonly<Record<string, MaskedField>> = { phone: 'phone', email: 'email', taxId: 'document' };
/** Free text, in which any of them may stand. */
const free = ['notes', 'externalId'];

/** On the audit trail, too, nobody reads what is masked for him on the screens of contacts and customers (IAM-9). */
@Injectable()
export class MaskedTrail implements OnModuleInit {
  constructor(
    private readonly view: PersonalView,
    private readonly directory: AccessDirectory,
  ) {}

  onModuleInit(): void {
    this.view.register(() => this.veil());
  }

  private async veil(): Promise<PersonalVeil | null> {
    const { id } = currentCause().actor;
    const actor = id === null ? null : await this.directory.actorOf(undefined, id);
    // Whoever is not known as a person sees nothing of persons.
    if (!actor) return () => '•••';
    const { scope } = actor;
    if (!hasMasks(scope)) return null;
    return (_owner, member, value) => {
      if (typeof value !== 'string') return value;
      if (member === 'name') return maskedName(scope, value);
      if (free.includes(member)) return '•••';
      const field = fields[member];
      return field === undefined ? value : masked(scope, field, value);
    };
  }
}
