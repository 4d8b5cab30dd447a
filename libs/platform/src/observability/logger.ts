import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';
import { defineConfig, enumEnv } from '../config/index.js';
import { currentCause } from '../context/index.js';

/** How loud a process is. */
export const logConfig = defineConfig('log', {
  level: enumEnv('LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'], { default: 'info' }),
});

const batchBytes = 8_192;
/** How long a line waits at most, and what a killed process may keep to itself. */
const batchMs = 100;

let root: Pino | null = null;

/** The root logger: JSON lines on standard output, nothing of what customers write or who they are. */
export function rootLogger(): Pino {
  root ??= pino(
    {
      level: logConfig().level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: ['password', 'token', 'secret', '*.password', '*.token', '*.secret', 'authorization', 'cookie'],
        censor: '***',
      },
    },
    batched(),
  );
  return root;
}

/** Writes lines together: one call of the operating system per line is a good part of what a short request costs. */
function batched(): ReturnType<typeof pino.destination> {
  // Not sync: pino then writes the rest when the process exits.
  const destination = pino.destination({ dest: 1, sync: false, minLength: batchBytes });
  setInterval(() => destination.flush(), batchMs).unref();
  return destination;
}

const textOf = (message: unknown): string => (message instanceof Error ? message.message : String(message));

/** Nest's logger over pino: every line carries where it comes from and the request under which it was written. */
class PinoLogger implements LoggerService {
  private write(level: 'info' | 'error' | 'warn' | 'debug', message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const stack = level === 'error' && rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    const { requestId } = currentCause();
    rootLogger()[level]({ context, ...(requestId && { requestId }), ...(stack && { stack }) }, textOf(message));
  }

  log(message: unknown, ...rest: unknown[]): void {
    // What Nest says of its own modules while it boots is of use to nobody but its authors.
    const quiet = ['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory', 'NestApplication'];
    this.write(quiet.includes(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
}

/** The logger that a process gives to Nest. */
export const createLogger = (): LoggerService => new PinoLogger();

/** For a person at a terminal who starts the product by hand. */
export const createPlainLogger = (): LoggerService => new ConsoleLogger({ logLevels: ['error', 'warn'] });
