import { Injectable, Module, type INestApplicationContext, type Provider } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { HandlesJob } from './handles-job.decorator.js';
import { JobAccess } from './job-access.js';
import { defineJob } from './job-definition.js';
import { JobHandlers } from './job-handlers.js';

const wash = defineJob('test.wash', { family: 'house', actsFor: 'system: a test' });
const dry = defineJob('test.dry', { family: 'house', actsFor: { user: 'house.dry' } });

@Injectable()
class Washer {
  readonly name = 'washer';

  @HandlesJob(wash)
  async run(): Promise<void> {
    if (this.name !== 'washer') throw new Error('not bound to its instance');
  }
}
@Injectable()
class Dryer {
  @HandlesJob(dry)
  async run(): Promise<void> {}
}
@Injectable()
class OtherWasher {
  @HandlesJob(wash)
  async wash(): Promise<void> {}
}

async function handlersOf(...providers: Provider[]): Promise<{ app: INestApplicationContext; handlers: JobHandlers }> {
  @Module({ imports: [DiscoveryModule], providers: [JobHandlers, ...providers] })
  class House {}
  const app = await NestFactory.createApplicationContext(House, { logger: false, abortOnError: false });
  return { app, handlers: app.get(JobHandlers) };
}

describe('IAM-10: the jobs of a worker', () => {
  it('have one handler each, bound to its provider', async () => {
    const { app, handlers } = await handlersOf(Washer, Dryer);
    expect([...handlers.all().keys()]).toEqual(['test.wash', 'test.dry']);
    await handlers.all().get('test.wash')?.({} as never);
    await app.close();
  });

  it('stop the boot when one has no handler or two, naming every problem', async () => {
    const { app, handlers } = await handlersOf(Washer, OtherWasher);
    expect(() => handlers.all()).toThrow(
      'Jobs: two methods handle the job "test.wash"; nothing handles the job "test.dry" (@HandlesJob)',
    );
    await app.close();
  });

  it('are named once and well', () => {
    expect(() => defineJob('test.wash', { family: 'house', actsFor: 'system: x' })).toThrow('defined twice');
    expect(() => defineJob('Wash', { family: 'house', actsFor: 'system: x' })).toThrow('<lib>.<kebab>');
    expect(() => defineJob('test.iron', { family: 'The House', actsFor: 'system: x' })).toThrow('kebab-case');
  });
});

describe('IAM-10: a job that acts for a user', () => {
  const ana = { kind: 'user', id: 'ana', name: 'Ana' } as const;

  it('stops the boot while nobody can tell what users may do', () => {
    const access = new JobAccess();
    expect(() => access.assertComplete([wash, dry])).toThrow('The job "test.dry" acts for a user');
    expect(() => access.assertComplete([wash])).not.toThrow();
    access.register(async () => true);
    expect(() => access.assertComplete([wash, dry])).not.toThrow();
  });

  it('runs only while that user holds the permission', async () => {
    const access = new JobAccess();
    access.register(async (actor, permission) => actor.id === 'ana' && permission === 'house.dry');
    expect(await access.mayRun(dry, ana)).toBe(true);
    expect(await access.mayRun(dry, { ...ana, id: 'bia' })).toBe(false);
    expect(await access.mayRun(wash, { ...ana, id: 'bia' })).toBe(true);
  });
});
