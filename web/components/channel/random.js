// Random ids. The page may come over plain http in a meeting room, where crypto.randomUUID and crypto.subtle do not
// exist; getRandomValues always does.

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const KEY_LENGTH = 26; // 26 × 5 bits hold 128 random bits

/** Return `length` characters of five random bits each, without look-alikes. */
export function randomText(length = KEY_LENGTH) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
}
