/** Why a file could not be read; callers branch on it. */
export type DocumentErrorReason = "unsupported" | "no-text-layer" | "too-large" | "encrypted" | "broken" | "classified" | "empty";

/** A file that gives no text. The message is for people: what is wrong, and what to do. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  readonly reason: DocumentErrorReason;

  constructor(reason: DocumentErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
