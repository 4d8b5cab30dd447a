import { get, post } from './http.js';
import type { CompanyNotice } from './types.js';

export const companyNotices = (signal?: AbortSignal) => get<CompanyNotice[]>('/me/notices', undefined, signal);
export const acknowledgeNotice = (id: string) => post<void>(`/me/notices/${id}/acknowledge`);
