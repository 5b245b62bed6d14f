/**
 * A short mark of a text, to see whether it is still the same (FNV-1a, 32 bits). Runs in Apps Script, which has no hash
 * that is as quick.
 */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}
