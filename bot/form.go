package bot

import (
	"slices"
	"time"
)

// FormID is a form's own id; the store makes it, 0 is none.
type FormID int64

// FormKind is by whom the numbers of a form were frozen.
type FormKind string

// The kinds of forms.
const (
	CutOff    FormKind = "han"     // by itself, at the units' hour: who was in time
	ByOfficer FormKind = "can_bo"  // by an officer of the area
	Automatic FormKind = "tu_dong" // by itself, at the areas' hour, where no officer sent one
)

// Form is how units stood in a round at a moment (biểu, số liệu đã chốt). What it
// counts never changes, whatever is reported, moved or merged afterwards.
type Form struct {
	ID      FormID
	Kind    FormKind
	Round   RoundID   // 0 where there was none
	Version int       // of the round
	Day     time.Time // of the round, else of the freeze: midnight UTC
	Area    AreaID    // whose units these are; 0: of all areas that have no hours of their own that day
	Number  int       // of an officer's, from 1 in each round of the area
	Units   time.Time // the round's two hours, zero where there was none
	Areas   time.Time
	AsOf    AsOf
	At      time.Time // when it was frozen
	By      AccountID // of an officer's
}

// Frozen is the moment that the numbers say: of what came by itself its hour.
func (f Form) Frozen() time.Time {
	switch {
	case f.Kind == CutOff:
		return f.Units
	case f.Kind == Automatic && !f.Areas.IsZero():
		return f.Areas
	}
	return f.At
}

// LastForm is the newest of a kind.
func LastForm(forms []Form, kind FormKind) (Form, bool) {
	for _, f := range slices.Backward(forms) {
		if f.Kind == kind {
			return f, true
		}
	}
	return Form{}, false
}

// FormUnit is a unit in a form, as it was then.
type FormUnit struct {
	Unit     UnitID
	Name     string
	Code     TaxCode
	School   string
	Owner    Ownership
	Level    Level
	Area     AreaID
	Standing Standing
	Report   ReportID // its current one, "" for none
	Status   Status
	Review   Review
	At       time.Time // of the report
	In       InRound
	Excused  bool // it is in time by an outage of its platform alone
	Reached  bool // somebody reported for it whom the bot could write to
}

// Count is the tally with n units more that stand so.
func (t Tally) Count(u FormUnit, n int) Tally {
	switch u.Standing {
	case Counted:
	case Pending:
		t.Outside += n
		return t
	default:
		t.Excluded += n
		return t
	}
	of := map[Status]*int{Accepted: &t.Accepted, Succeeded: &t.Succeeded, Refused: &t.Refused, NotRegistered: &t.NotRegistered,
		OtherStatus: &t.Other, NoStatus: &t.NotReported}
	*of[u.Status] += n
	t.Total += n
	if u.Review == Confirmed {
		t.Confirmed += n
	}
	if u.Reached {
		t.Reached += n
	}
	if u.In == NotYet && u.Status != NoStatus {
		t.Behind += n
	}
	return t
}

// Cut is a round to be frozen at the units' hour: of all areas, or of one that has
// hours of its own.
type Cut struct {
	Round  Round
	Since  Since    // from when on reports are of the round
	But    []AreaID // those that have hours of their own that day
	Grace  Grace
	Silent string // the channel where nobody hears what is said unasked
}

// Window is when reports of an area are in time; false: the round is not the area's.
func (c Cut) Window(area AreaID) (Window, bool) {
	if c.Round.Area != 0 && c.Round.Area != area || slices.Contains(c.But, area) {
		return Window{}, false
	}
	return Window{Since: c.Since.Of(area), Ends: c.Round.Ends(), Grace: c.Grace}, true
}

// Said is the last moment by which what counts may be dated.
func (c Cut) Said() time.Time {
	return later(c.Round.Ends(), c.Grace.Last()).Add(-time.Millisecond)
}

// CutWork is the kind of job that freezes a round at the units' hour; its arguments
// are a RoundTask. AutoWork freezes, at the areas' hour, the form of each area that has
// sent none. Both are written with the round: one that was moved or removed meanwhile
// is another version, and is left alone. CityWork tells the groups of the whole how many
// have sent; its arguments are the round's day.
const (
	CutWork  = "cut"
	AutoWork = "auto"
	CityWork = "city"
)

// RoundTask names a round as it was when the work was planned.
type RoundTask struct {
	Round   RoundID
	Version int
}

// EndCut makes a cut-off that is whole be seen.
type EndCut struct{ Form FormID }

// FreezeForm freezes an area's form: of an officer, or by itself. Written once by
// its key. bot.Conflict: another form has the number, or the numbers are not those
// that were seen.
type FreezeForm struct {
	Form   // without ID
	Key    string
	Window Window
	Silent string
	Seen   *Tally // what was shown of it; nil for whatever it is
}

func (EndCut) write()     {}
func (FreezeForm) write() {}
func (EndCut) desk()      {}
func (FreezeForm) desk()  {}
func (EndCut) form()      {}
func (FreezeForm) form()  {}
