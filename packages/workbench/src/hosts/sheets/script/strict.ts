/** Names that JavaScript itself looks up on any object: they are answered with nothing instead of an error. */
const ordinary = new Set<string>([
  "then",
  "toJSON",
  "constructor",
  "toString",
  "valueOf",
  "inspect",
  "nodeType",
  "asymmetricMatch",
]);

/**
 * An Apps Script object that says so when the script asks for what is not here, instead of failing with "undefined is
 * not a function".
 *
 * @param name  as the reference calls it: "Range"
 */
export function strict<T extends object>(name: string, methods: T): T {
  return new Proxy(methods, {
    get(target, property): unknown {
      if (typeof property === "symbol" || property in target || ordinary.has(property))
        return Reflect.get(target, property);
      throw new Error(`${name}.${property} is not supported by the local Apps Script. The real one may have it.`);
    },
    set(_, property) {
      throw new Error(`${name}.${String(property)} cannot be set.`);
    },
  });
}

/** Services of Apps Script that this runtime has not; using one says so. */
export const absentServices = [
  "CacheService",
  "CalendarApp",
  "CardService",
  "ContactsApp",
  "ContentService",
  "DocumentApp",
  "DriveApp",
  "FormApp",
  "GmailApp",
  "GroupsApp",
  "Jdbc",
  "LanguageApp",
  "MailApp",
  "Maps",
  "PropertiesService",
  "ScriptApp",
  "SlidesApp",
  "UrlFetchApp",
  "XmlService",
] as const;
