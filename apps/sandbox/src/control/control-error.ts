/** A refusal by the control API, which is ours and not the provider's. */
export class ControlError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** 404 for something that was named and is not there. */
export const notThere = (what: string): ControlError => new ControlError(404, `There is no such ${what}.`);
