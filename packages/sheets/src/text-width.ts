/** Pixels of a character at 10 points: half-width ones on average, full-width ones. @source Arial, measured in Sheets */
const half = 6.6;
const full = 13.4;
const bold = 1.08;
/** A cell's own margins. */
const margins = 12;

/** About how wide a text is in a cell, in pixels, its margins included. */
export const textWidth = (text: string): number => Math.ceil(inkOf(text) + margins);

/** How wide a bold header has to be so that no word of it is torn; words of Chinese may be parted anywhere but in fours. */
export function headerWidth(text: string): number {
  const words = text.split(/\s+/).map((word) => (/\p{Script=Han}/u.test(word) ? word.slice(0, 8) : word));
  return Math.ceil(Math.max(0, ...words.map(inkOf)) * bold + margins + noteMark);
}

/** The corner that tells of a note covers the end of a text. */
const noteMark = 8;

const inkOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[\u1100-\uffff]/.test(character) ? full : half), 0);
