import { useSurroundings } from "./surroundings.ts";

/** How the reader writes moments and days. */
export interface Times {
  /** A day and a time in the reader's zone: "Mar 1, 2027, 9:00 AM". @param instant  ISO */
  moment(instant: string): string;
  /** The day in the reader's zone: "Mar 1, 2027". @param instant  ISO */
  day(instant: string): string;
  /** A calendar day, the same in every zone. @param day  ISO day */
  date(day: string): string;
}

export function useTimes(): Times {
  const { locale, timeZone } = useSurroundings();
  const shown = (instant: string, options: Intl.DateTimeFormatOptions): string => {
    const at = new Date(instant);
    return Number.isNaN(at.getTime()) ? instant : new Intl.DateTimeFormat(locale, options).format(at);
  };
  return {
    moment: (instant) => shown(instant, { dateStyle: "medium", timeStyle: "short", timeZone }),
    day: (instant) => shown(instant, { dateStyle: "medium", timeZone }),
    date: (day) => shown(`${day}T00:00:00Z`, { dateStyle: "medium", timeZone: "UTC" }),
  };
}

/**
 * The locale to write dates in: the reader's own where the panel speaks their language.
 *
 * @param locale  as Jira names it: "en_GB" or "zh-CN"
 */
export function localeFor(language: "en" | "zh", locale: string): string {
  const tag = locale.replace("_", "-");
  const isOwn = tag.toLowerCase().startsWith(language) && isKnown(tag);
  return isOwn ? tag : { en: "en-US", zh: "zh-CN" }[language];
}
const isKnown = (tag: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag);
