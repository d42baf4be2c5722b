import { GrammyError, HttpError } from "grammy";
import { DeliveryError } from "../chat/types.ts";

/** Telegram's answers of code 400 after which no later try to this chat can succeed. Every 403 is one. */
const FINAL =
  /chat not found|user not found|deactivated|peer_id_invalid|chat_write_forbidden|chat_restricted|not enough rights|have no rights|need administrator rights|thread not found|topic_(?:deleted|closed)|bot was kicked|not a member|user_is_blocked/i;

/** No connection came about, so that nothing can have left. */
const NEVER_LEFT: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/**
 * What an error of the API means for a message. The cause is not handed on: it holds the address, which holds the token, and the words that were
 * sent.
 */
export function toDeliveryError(error: unknown, token: string): DeliveryError {
  const message = describeError(error, token);
  if (error instanceof DeliveryError) return error;
  if (error instanceof GrammyError) return answered(error, message);
  return new DeliveryError(message, { permanent: false, refused: error instanceof HttpError && neverLeft(error.error) });
}

function answered({ error_code: code, description, parameters }: GrammyError, message: string): DeliveryError {
  const retryAfter = parameters.retry_after === undefined ? {} : { retryAfter: parameters.retry_after * 1000 };
  const permanent = code === 403 || (code === 400 && FINAL.test(description));
  // From a 5xx nobody can tell how far the message came.
  return new DeliveryError(message, { permanent, refused: code < 500, ...retryAfter });
}

function neverLeft(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const { code, syscall } = cause as NodeJS.ErrnoException;
  return NEVER_LEFT.has(code) || (code === "ETIMEDOUT" && syscall === "connect");
}

/** Where the group went, where that is the answer. */
export function movedTo(error: unknown): number | null {
  return error instanceof GrammyError ? (error.parameters.migrate_to_chat_id ?? null) : null;
}

/** Telegram cannot read our markup; nothing was sent. */
export function isMarkupError(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /can't parse entities/i.test(error.description);
}

/** The token is not, or no longer, that of a bot. */
export function isTokenError(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** One line without the token and without what was said. */
export function describeError(error: unknown, token: string): string {
  if (error instanceof GrammyError) return scrub(`${error.method}: ${error.error_code} ${error.description}`, token);
  if (error instanceof HttpError) return scrub(`${error.message} ${reasonOf(error.error)}`, token);
  return scrub(reasonOf(error), token);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function scrub(text: string, token: string): string {
  return text.replaceAll(token, "<token>").replaceAll(encodeURIComponent(token), "<token>");
}
