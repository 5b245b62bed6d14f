import type { Money } from "./fields.ts";
import { isDay } from "./instant.ts";

/** A decimal as people write it: full-width digits, a true minus, thousands in groups of three. Not "0,125", which is a fraction elsewhere. */
function decimalIn(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim().replace("\u2212", "-");
  const isGrouped = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain);
  const bare = isGrouped ? plain.replaceAll(",", "") : plain;
  return /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(bare) ? bare.replace(/^\+/, "") : undefined;
}

/** A number, also with an exponent; `undefined` when the text is none, or one that no number holds. */
export function numberIn(text: string): number | undefined {
  const [, digits = "", exponent = ""] = /^([^eE]*)(e[-+]?\d{1,4})?$/i.exec(text.trim()) ?? [];
  const decimal = decimalIn(digits);
  const n = decimal === undefined ? NaN : Number(`${decimal}${exponent}`);
  return Number.isFinite(n) ? n : undefined;
}

/** 0.07 as "7%". The decimal point is moved in the text, so that not one digit is lost. */
export function percentText(fraction: number): string {
  const [digits = "", exponent] = String(fraction).split("e");
  if (exponent !== undefined) return `${digits}e${Number(exponent) + 2}%`;
  const [, sign = "", whole = "", part = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const moved = `${whole}${part.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = part.slice(2);
  return `${sign}${moved}${rest === "" ? "" : `.${rest}`}%`;
}

/** "7%" as 0.07; a number without the sign is the fraction itself. */
export function percentIn(text: string): number | undefined {
  const plain = text.normalize("NFKC").trim();
  if (!plain.endsWith("%")) return numberIn(plain);
  const [digits = "", exponent = "0"] = plain.slice(0, -1).trim().split(/e/i);
  return numberIn(`${digits}e${Number(exponent) - 2}`);
}

export const moneyText = ({ amount, currency }: Money): string => `${currency} ${amount}`;

/** "CNY 60000.00" or "60,000.00 CNY"; the digits stay as they were written. */
export function moneyIn(text: string): Money | undefined {
  const plain = text.normalize("NFKC").trim();
  const [before] = /^[A-Z]{3}(?=[\s\d.+-])/.exec(plain) ?? [];
  const [after] = /[A-Z]{3}$/.exec(plain.slice(-3)) ?? [];
  const currency = before ?? after;
  if (currency === undefined || (before !== undefined && after !== undefined)) return undefined;
  const amount = decimalIn(before === undefined ? plain.slice(0, -3) : plain.slice(3));
  return amount === undefined || amount.startsWith(".") || amount.startsWith("-.") ? undefined : { amount, currency };
}

/** An ISO day out of "2027-6-20", "2027/06/20", "2027年6月20日"; `undefined` when there is no such day. */
export function dayIn(text: string): string | undefined {
  const form = /^(\d{4})\s{0,3}[-/.年]\s{0,3}(\d{1,2})\s{0,3}[-/.月]\s{0,3}(\d{1,2})\s{0,3}日?$/;
  const [, y, m, d] = form.exec(text.normalize("NFKC").trim()) ?? [];
  const iso = y && m && d ? `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}` : "";
  return isDay(iso) ? iso : undefined;
}
