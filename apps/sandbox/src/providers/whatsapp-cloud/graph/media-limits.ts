const kb = 1024;
const mb = 1024 * kb;

const limits: { types: readonly string[]; max: number }[] = [
  { types: ['image/jpeg', 'image/png'], max: 5 * mb },
  { types: ['image/webp'], max: 500 * kb },
  { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/opus'], max: 16 * mb },
  { types: ['video/mp4', 'video/3gpp'], max: 16 * mb },
  {
    types: [
      'text/plain',
      'text/csv',
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'application/zip',
      'application/octet-stream',
      'application/json',
      'application/xml',
    ],
    max: 100 * mb,
  },
];

/** The largest file of any type. */
export const largestFile = 100 * mb;

/** Why a file may not be uploaded, in the provider's words; null when it may. */
export function uploadProblem(mimeType: string, size: number): { kind: 'type' | 'size'; details: string } | null {
  const bare = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  const rule = limits.find((one) => one.types.includes(bare));
  if (!rule) {
    const allowed = limits.flatMap((one) => one.types).join(', ');
    return {
      kind: 'type',
      details: `Param file must be a file with one of the following types: ${allowed}. Received file of type '${bare}'.`,
    };
  }
  if (size > rule.max)
    return { kind: 'size', details: `Media file size too big. Max file size for ${bare}: ${rule.max} bytes.` };
  return null;
}
