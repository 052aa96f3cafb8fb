/** The characters of windows-1252 from 0x80 to 0x9f. Five bytes have none (Encoding standard). */
export const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
