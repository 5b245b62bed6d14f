import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isParleyError, ParleyError, same } from "@parley/core";
import sqlite from "node-sqlite3-wasm";
import { type Lock, takeLock } from "./lock.ts";
import type { Store } from "./store.ts";

const fileName = "workbench.db";

/**
 * Opens the workbench's memory in a folder, making it when it is not there. What a call has written is kept even when the
 * process is killed in the next moment; what it was in the middle of writing is undone at the next opening.
 *
 * @param dir  the folder, held by this process until `close`
 * @throws ParleyError "conflict" when another process has it open, "io" when it cannot be read or written
 */
export function openStore(dir: string): Store {
  const path = join(dir, fileName);
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw unusable(dir, error);
  }
  const lock = takeLock(dir);
  try {
    // node-sqlite3-wasm locks a file by making this folder, and leaves it behind when its process is killed. Whoever holds
    // our lock knows that nobody else has the file open.
    rmSync(`${path}.lock`, { recursive: true, force: true });
    return storeOf(open(path), lock);
  } catch (error) {
    lock.release();
    throw unusable(path, error);
  }
}

function open(path: string): sqlite.Database {
  const database = new sqlite.Database(path);
  try {
    prepareFile(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareFile(database: sqlite.Database): void {
  // Exclusive first: the write-ahead log then needs no shared memory, which WebAssembly does not have. In it a commit is one
  // append, safe from a kill; after a power cut the last moments may be gone, but never half of one.
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = NORMAL");
  database.exec(
    "CREATE TABLE IF NOT EXISTS entries (space TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (space, key)) WITHOUT ROWID",
  );
}

function storeOf(database: sqlite.Database, lock: Lock): Store {
  const prepared = new Map<string, sqlite.Statement>();
  const statement = (sql: string): sqlite.Statement => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  let depth = 0;
  return {
    get<T>(space: string, key: string) {
      const row = statement("SELECT value FROM entries WHERE space = ? AND key = ?").get([text(space), text(key)]);
      return row ? (parsed(row["value"]) as T) : undefined;
    },
    put(space, key, value) {
      statement("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)").run([text(space), text(key), JSON.stringify(value)]);
    },
    delete: (space, key) =>
      void statement("DELETE FROM entries WHERE space = ? AND key = ?").run([text(space), text(key)]),
    entries: <T>(space: string) =>
      statement("SELECT key, value FROM entries WHERE space = ?")
        .all([text(space)])
        .map((row): [string, T] => [parsed(row["key"]) as string, parsed(row["value"]) as T])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    transaction<T>(work: () => T): T {
      const name = `level${depth++}`;
      database.exec(`SAVEPOINT ${name}`);
      try {
        const result = work();
        database.exec(`RELEASE ${name}`);
        return result;
      } catch (error) {
        database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
        throw error;
      } finally {
        depth--;
      }
    },
    clear: (prefix) =>
      void statement("DELETE FROM entries WHERE substr(space, 1, length(?1)) = ?1").run([text(prefix).slice(0, -1)]),
    close() {
      if (!database.isOpen) return;
      for (const each of prepared.values()) each.finalize();
      database.close();
      lock.release();
    },
  };
}

/** Names go in as JSON texts: SQLite would cut one at a NUL, and has no word for half a surrogate pair. */
const text = (name: string): string => JSON.stringify(name);
/** Both columns hold JSON texts and nothing else. */
const parsed = (cell: unknown): unknown => JSON.parse(cell as string);

function unusable(path: string, cause: unknown): ParleyError {
  if (isParleyError(cause)) return cause;
  const why = same(cause instanceof Error ? cause.message : String(cause));
  return new ParleyError("io", {
    found: [`${path} unusable (${why[0]})`, `${path} 无法使用（${why[1]}）`],
    expected: ["a folder and a database that can be written", "可写的文件夹和数据库"],
    next: ["Choose another folder with PARLEY_HOME", "请用 PARLEY_HOME 指定另一个文件夹"],
    cause,
  });
}
