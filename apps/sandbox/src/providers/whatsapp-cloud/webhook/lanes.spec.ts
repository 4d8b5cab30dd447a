import { Lanes } from './lanes.js';

describe('lanes', () => {
  it('keeps the order of a lane and lets others pass', () => {
    const lanes = new Lanes<string>();
    for (const item of ['a1', 'a2', 'b1']) lanes.push(item[0] ?? '', item);
    expect(lanes.take()?.item).toBe('a1');
    expect(lanes.take()?.item).toBe('b1');
    expect(lanes.take()).toBeNull();
    lanes.release('a');
    expect(lanes.take()?.item).toBe('a2');
  });

  it('puts what was not taken back to the head of its lane', () => {
    const lanes = new Lanes<string>();
    lanes.push('a', 'a1');
    lanes.push('a', 'a2');
    const first = lanes.take();
    lanes.putBack('a', first?.item ?? '');
    lanes.release('a');
    expect(lanes.take()?.item).toBe('a1');
  });
});
