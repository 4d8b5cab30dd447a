export { mayBeShown, safeName } from './content-type.js';
export { FileMissing, type ByteRange } from './file-store.js';
export { LinkTokens, type Link } from './link-tokens.js';
export { StorageModule } from './storage.module.js';
export { StoredFileEntity, type StoredFileId } from './stored-file.entity.js';
export { StoredFiles, type StoredFile, type Upload } from './stored-files.js';
