import type { AdapterSample } from './adapter-sample.js';
import { whatsAppCloudSample } from './whatsapp-cloud-sample.js';

/** One per adapter of the registry; the suite fails when one is missing. */
export const adapterSamples: readonly AdapterSample[] = [whatsAppCloudSample];
