import { root } from './root.mjs';
import { SetupFailure } from './SetupFailure.mjs';

const causes = {
  EROFS: 'is on a read-only file system',
  EACCES: 'cannot be written by this user',
  EPERM: 'cannot be written by this user',
  ENOSPC: 'is on a full disk',
};

/** Turns an error of the file system into one with a cause and a way out; any other error comes back as it is. */
export function explainWriteError(error) {
  const cause = causes[error.code];
  if (!cause) return error;
  return new SetupFailure(
    `Something must be installed or built, but the folder ${root} ${cause} (${error.code}: ${error.path ?? ''}).`,
    'Run the command once as a user who may write there (it prepares everything), or clone into another folder.',
  );
}
