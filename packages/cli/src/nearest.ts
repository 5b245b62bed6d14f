export { nearest } from "@parley/core";
