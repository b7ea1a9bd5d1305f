package roster

import (
	"time"

	"vneidbot/bot"
)

// Merge says how rows are merged into the records.
type Merge struct {
	// NewAreas are the names of areas that may be made. Where there is no area at
	// all, which the program's own folders never are, the roster makes all of its own.
	NewAreas []string
	// Now is when units are recorded to have come or moved, and the day on which
	// areas must exist.
	Now time.Time
	// DryRun changes nothing and reports what would.
	DryRun bool
}

// Merged is what became, or would become, of the rows.
type Merged struct {
	Rows    int // given
	New     int
	Changed int
	Same    int
	NoCode  int // of those that are in: units without a tax code
	Wrong   []Problem
	Missing []bot.Unit // in the records and not among the rows; they stay as they are
	// UnknownAreas are the areas of wrong rows, each with the nearest that exists.
	UnknownAreas map[string]string
	NewAreas     []string // made
}
