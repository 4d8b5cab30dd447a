import { Injectable } from '@nestjs/common';
import { ProjectsToRealtime, type RealtimeMessage } from '@guiche/platform/realtime';
import { noticesChanged } from './notice.events.js';

/** Tells everybody who is connected to read his notices again; what is addressed to whom is asked there. */
@Injectable()
export class NoticeProjection {
  @ProjectsToRealtime(noticesChanged)
  changed(): Promise<readonly RealtimeMessage[]> {
    return Promise.resolve([{ type: 'notices.changed', data: {}, audience: 'everybody' }]);
  }
}
