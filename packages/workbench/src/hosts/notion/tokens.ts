/** The token of the local connection, which Parley uses. */
export const localToken = "ntn_local";
/**
 * The token of the local page: the same workspace, as the person who sits in front of it. It has no rate limit, as Notion's own app has
 * none.
 */
export const personToken = "ntn_local_person";
/** The page that the local connection was given, under which Parley writes. */
export const rootPageId = "5061726c-6579-4000-8000-000000000001";
