package bot

import (
	"strconv"
	"strings"
	"time"
)

// DiaryOf asks for lines of the audit, the newest first: of what happened in a scope,
// and of what somebody did wherever it was.
type DiaryOf struct {
	Scope Scope
	Own   AccountID   // whose own acts are among them
	By    []AccountID // only what these did, nil for everybody
	Unit  UnitID      // only about it, whoever may see the unit may see that; 0 for all
	From  time.Time   // of a day, zero for all days
	Until time.Time   // the moment after it
	// Without are acts that are not asked for.
	Without []string
	After   DiaryPlace
	Most    int
}

// DiaryPlace is behind which line a page begins; the zero value is the beginning.
type DiaryPlace struct {
	At  time.Time
	Row int64
}

// DiaryLine is a line with the names of who did it and of what it is about. What is
// not named there is not to be shown.
type DiaryLine struct {
	Did  Audit
	Row  int64
	Name string // who did it, "" where nobody knows
	Unit Unit   // with id, name, area and level; zero for none
	Area Area   // with id and name; zero for none
	Of   string // the name of the account that it is about
}

// Place is the line's.
func (l DiaryLine) Place() DiaryPlace { return DiaryPlace{At: l.Did.At, Row: l.Row} }

// About is the unit, the area and the account that the object names, zero for none.
func (a Audit) About() (unit UnitID, area AreaID, account AccountID) {
	for part := range strings.SplitSeq(a.Object, ",") {
		kind, id, _ := strings.Cut(part, ":")
		n, _ := strconv.ParseInt(id, 10, 64)
		switch kind {
		case "unit":
			unit = UnitID(n)
		case "area":
			area = AreaID(n)
		case "account":
			account = AccountID(id)
		}
	}
	return unit, area, account
}
