package store

import (
	"fmt"
	"strings"
)

// What only SQLite understands stands here under a name; all other statements
// keep to forms that PostgreSQL takes too (a test reads them). So a second engine
// would need another text of this file, and of nothing else.

// among is the condition that the column's value is in the list that is given
// as the parameter of that number, by listed.
func among(column string, parameter int) string {
	return fmt.Sprintf("%s IN (SELECT value FROM json_each(?%d))", column, parameter)
}

// pairAmong is the condition that two columns together are in the list of pairs.
func pairAmong(columns string, parameter int) string {
	return fmt.Sprintf("(%s) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?%d))", columns, parameter)
}

// listed is a list as one parameter.
func listed[T any](values []T) string {
	if values == nil {
		values = []T{}
	}
	return toJSON(values)
}

const (
	// Totals are read from one index alone; the planner would take another one
	// once it knows how the rows are spread.
	fromCounted = ` FROM units u INDEXED BY units_counted `
	fromApart   = ` FROM units u INDEXED BY units_apart `
	fromBehind  = ` FROM units u INDEXED BY units_behind `
	fromRefused = `FROM units u INDEXED BY units_refused `
	fromPutOffs = `FROM put_offs r INDEXED BY put_offs_until `
	fromWaiting = `FROM units u INDEXED BY units_waiting `
	fromBare    = ` FROM reports r INDEXED BY reports_bare CROSS JOIN units u ON u.cur_report = r.id `

	// fromDated are units as a list of how they stood, and how many stood so.
	fromDated = ` FROM (SELECT value ->> 0 AS area_id, value ->> 1 AS level, value ->> 2 AS standing, value ->> 3 AS cur_status,
    value ->> 4 AS cur_review, value ->> 5 AS cur_at, value ->> 6 AS n FROM json_each(?4)) u `

	// touchedUnits are the units of which something is dated after ?1.
	touchedUnits = `(SELECT id FROM units INDEXED BY units_counted WHERE standing = '' AND touched_at > ?1
    UNION ALL SELECT id FROM units INDEXED BY units_apart WHERE standing <> '' AND touched_at > ?1)`

	// inAreaOrTouched are the units of the area ?1, and those of which something is
	// dated after ?2.
	inAreaOrTouched = `(SELECT id FROM units INDEXED BY units_counted WHERE standing = '' AND area_id = ?1
    UNION SELECT id FROM units INDEXED BY units_apart WHERE standing <> '' AND area_id = ?1
    UNION SELECT id FROM units INDEXED BY units_counted WHERE standing = '' AND touched_at > ?2
    UNION SELECT id FROM units INDEXED BY units_apart WHERE standing <> '' AND touched_at > ?2)`

	// ofAreas are units of the pairs of area and level ?3.
	ofAreas = `(SELECT id FROM units INDEXED BY units_counted WHERE standing = '' AND (area_id, level) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?3))
    UNION ALL SELECT id FROM units INDEXED BY units_apart WHERE standing <> '' AND (area_id, level) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?3)))`

	// ofChat is an event as JSON with the chat ?2 in the place of its own.
	ofChat = `json_set(json, '$.chat', json(?2))`

	beginRead  = `BEGIN`
	beginWrite = `BEGIN IMMEDIATE`

	// Savepoints keep the pages they would restore; in memory, not in a file in
	// /tmp. No DSN can say so.
	savepointsInMemory = `PRAGMA temp_store = MEMORY`

	// samePage writes a page and changes nothing: the version is used by nobody.
	samePage = `PRAGMA user_version = 0`

	// writtenOnPage is what a person wrote in an entry of a transcript.
	writtenOnPage = `coalesce(body ->> 'text', '')`

	// whollyNew writes the file anew, so that nothing of what was deleted is left
	// between its rows; noLog brings it all into the file and empties the log.
	whollyNew = `VACUUM`
	noLog     = `PRAGMA wal_checkpoint(TRUNCATE)`

	wholeFile       = `SELECT integrity_check FROM pragma_integrity_check`
	brokenReference = `SELECT "table" || ' row ' || coalesce(rowid, '?') FROM pragma_foreign_key_check LIMIT 100`
)

// lasting writes "= ?" as "= +?" and the like. SQLite plans a bare parameter
// that is compared or is a limit by its value, and marks the statement to be
// compiled anew when the value changes; the driver clears all values before each
// run, which counts as a change. So every run would compile: 50 µs and more. A
// plus changes no value and no use of an index, but hides the parameter.
var lasting = strings.NewReplacer("= ?", "= +?", "< ?", "< +?", "FROM ?", "FROM +?", "LIMIT ?", "LIMIT +?", "(?)", "(+?)")
