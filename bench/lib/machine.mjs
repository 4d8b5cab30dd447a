import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** What the figures were taken on, in one line; the load says whether anybody else was at work. */
export function machine() {
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GB`;
  const cpu = os.cpus()[0]?.model ?? 'unknown processor';
  return `${os.cpus().length} cores (${cpu}), ${memory}, ${os.type()} ${os.release()}, Node ${process.version}`;
}

/** The load of the last minute. */
export const load = () => os.loadavg()[0].toFixed(1);

/** Whether a program is installed. */
export function has(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Resident memory of a process, in MB; pages shared with others are counted in each (RSS) or in parts (PSS). */
export function memoryOf(pid) {
  const read = (file, name) => {
    try {
      const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
      return found ? Math.round(Number(found[1]) / 1024) : null;
    } catch {
      return null;
    }
  };
  return { rss: read(`/proc/${pid}/status`, 'VmRSS'), pss: read(`/proc/${pid}/smaps_rollup`, 'Pss') };
}

/** Processor time that a process has used so far, in ms. */
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
