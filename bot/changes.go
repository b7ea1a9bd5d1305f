package bot

import "time"

// Changes are what a list would do to the records that it was planned upon.
// They are made by roster.Plan, which knows no records, and applied by the store,
// which knows no rules: all of them, or none where the records have moved on.
type Changes struct {
	Since time.Time // from when they hold
	Seen  UnitID    // the highest id there was: units above it have come meanwhile
	Areas []Area    // to be made; their ids are below zero until they are
	Units []UnitChange
	Names map[AreaID]string // of the areas that units leave and come to

	Sheets   []ListSheet
	Rows     int // in the list
	Same     int
	NoCode   int         // units of the list without a tax code
	NoArea   int         // rows that name no area
	Lent     LentArea    // rows that name none and were taken for one all the same
	Missing  []Unit      // in the list's areas and not in the list; they stay as they are
	Levels   []RosterRow // rows without a level, whose units wait as unknown
	Closings []RosterRow // rows whose note says closed; they are closed only when that is meant
	Unknown  []UnknownArea
	Ended    []UnknownArea // that there are, but not on the list's day, with the nearest of then
	Wrong    []RowProblem  // in the order of the rows
	Notes    []RowProblem
}

// UnitChange is one unit before and after; Was has no id where it is a new one.
type UnitChange struct {
	Line int // of the row that says so
	Was  Unit
	Now  Unit
	// Renamed: its name is another one, and not another spelling of it.
	Renamed bool
}

// UnknownArea is a name of no area, or of none for certain, the nearest that there is, and how many rows
// wait for it.
type UnknownArea struct {
	Name, Near string
	Rows       int
	Several    bool `json:",omitempty"` // more than one area is, or was, called so
}

// New counts the units that are to be made.
func (c *Changes) New() (n int) {
	for i := range c.Units {
		if c.Units[i].Was.ID == 0 {
			n++
		}
	}
	return n
}

// Changed counts the units that are to become others.
func (c *Changes) Changed() int { return len(c.Units) - c.New() }

// Taken counts the rows that mean a unit.
func (c *Changes) Taken() int { return len(c.Units) + c.Same }

// Elsewhere tells whether the list looks like another place's although some of it means
// areas of here: two places have a few names in common.
func (c *Changes) Elsewhere() bool {
	names, rows := 0, 0
	for _, u := range c.Unknown {
		if rows += u.Rows; u.Near == "" {
			names++
		}
	}
	return names > 1 && 2*rows > c.Rows && c.Taken() > 0
}

// Renamed lists the units that get another name.
func (c *Changes) Renamed() (list []UnitChange) {
	for _, u := range c.Units {
		if u.Renamed {
			list = append(list, u)
		}
	}
	return list
}

// Moves lists the units that go from one area to another: two totals change.
func (c *Changes) Moves() (list []UnitChange) {
	for _, u := range c.Units {
		if u.Was.ID != 0 && u.Was.Area != u.Now.Area {
			list = append(list, u)
		}
	}
	return list
}

// Recoded lists the units that get another tax code in the place of their own.
func (c *Changes) Recoded() (list []UnitChange) {
	for _, u := range c.Units {
		if u.Was.Code != "" && u.Was.Code != u.Now.Code {
			list = append(list, u)
		}
	}
	return list
}

// few is how many units a list renames, moves or gives other codes without a question:
// that happens to schools one by one, and a column that was sorted alone, or the wrong
// file, does it to all.
const few = 5

// Asks tells whether somebody has to look at the new names first.
func (c *Changes) Asks() bool { return len(c.Renamed()) > few }

// Sweeping are the changes of one kind that are too many to be taken in unasked.
func (c *Changes) Sweeping() (s ListSweep) {
	many := func(list []UnitChange) int {
		if len(list) > few {
			return len(list)
		}
		return 0
	}
	return ListSweep{Renames: many(c.Renamed()), Moves: many(c.Moves()), Recodes: many(c.Recoded())}
}

// LentArea is the area of rows that name none: the one that was said for them, or the
// only one that may be changed.
type LentArea struct {
	Name string
	Rows int
}
