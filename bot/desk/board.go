package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// Board is a sheet of reports that wait, as the officers' page shows it: what was shown
// at once, and how each of it stands now. Its buttons are decided as those of chats are.
type Board struct {
	ID      string // of the sheet; "" while nothing waits
	Items   []Shown
	Left    int    // reports that wait behind it, counted up to BoardCounts
	Marked  int    // reports of the scope that are looked at one by one
	Clean   int    // the others
	Confirm string // button: all that is not decided
	Undo    string // button: the officer's last decision about the sheet; "" for none
}

// BoardCounts is how far a board counts.
const BoardCounts = countMost

// Open are the items that can be decided.
func (b Board) Open() (n int) {
	for _, item := range b.Items {
		if item.Mark == MarkOpen {
			n++
		}
	}
	return n
}

// Mark is how a report of a board stands.
type Mark string

// The marks.
const (
	MarkOpen      Mark = ""
	MarkConfirmed Mark = "ok"      // by the officer
	MarkReturned  Mark = "no"      // by the officer
	MarkGone      Mark = "gone"    // another officer decided
	MarkChanged   Mark = "changed" // it is not as it was shown, or not in the scope any more
)

// Shown is a report of a board.
type Shown struct {
	Number int // on the board, from 1
	bot.ToReview
	Mark    Mark
	Said    bot.Text   // what was decided, or who else looks; no words for nothing
	Flags   []bot.Text // why it is looked at by itself
	Twin    *Twin      // the other report with the same picture, inside the scope
	Facts   *Facts     // of one that is looked at by itself
	Buttons Buttons
}

// Twin is a report of another unit that has the same picture.
type Twin struct {
	Unit    bot.Unit
	Picture bot.UnitPicture
	Review  bot.Review
}

// Facts are what an officer may want to know before deciding.
type Facts struct {
	Unit   bot.Unit
	Person *bot.UnitPerson // who reported, nil where nobody is known
	Before *bot.Report     // the report before this one
}

// Buttons are what can be done with a report of a board; "" for what cannot.
type Buttons struct {
	Confirm string
	Reasons []ReasonButton
	Words   string // returns it in own words
	Papers  string // returns it and removes its pictures
	Undo    string
}

// ReasonButton returns a report for a reason.
type ReasonButton struct {
	Digit  int // the key, 0 for none
	Reason bot.ReturnReason
	Data   string
}

// ReviewPile is which reports a board is made of.
type ReviewPile string

// The piles of reports that wait.
const (
	AnyReview    ReviewPile = ""     // those with a mark first
	MarkedReview ReviewPile = "co"   // with a mark
	CleanReview  ReviewPile = "sach" // without
)

// Looker is an officer who looks at boards.
type Looker struct {
	Officer bot.Account // with the role and scope of now
	Chat    bot.Chat    // where the buttons are tapped
	Event   string      // names the look in the audit
	At      time.Time
}

// look is a turn that only looks.
func (d *Desk) look(records Snapshot, l Looker) *deskTurn {
	t := &deskTurn{Desk: d, records: records, now: l.At, day: d.Place.Day(l.At)}
	t.Event = bot.Event{ID: l.Event, From: l.Officer.ID, Chat: l.Chat, At: l.At}
	t.who.Account = l.Officer
	return t
}

// NewBoard makes a board of what waits in the pile behind a board ("" for from the
// beginning). The writes keep it and are the lines of the audit.
func (d *Desk) NewBoard(records Snapshot, l Looker, pile ReviewPile, behind string) (Board, []bot.Write, error) {
	t := d.look(records, l)
	if t.who.may(readReports) != granted {
		return Board{}, nil, bot.Fail(bot.Forbidden, "desk: board", nil)
	}
	after, err := t.behind(behind)
	if err != nil {
		return Board{}, nil, err
	}
	if clean := (bot.ReviewPlace{Sheet: true}); pile == CleanReview && !after.Sheet {
		after = clean
	}
	s, list, err := t.selected(t.who.own(), after)
	if err != nil {
		return Board{}, nil, err
	}
	if pile == MarkedReview && len(list) > 0 && list[0].Sheet {
		s.Items, list = nil, nil
	}
	b := Board{}
	if len(list) > 0 {
		if b, err = t.board(s, true); err != nil {
			return Board{}, nil, err
		}
	}
	if err := t.countBoard(&b, s); err != nil {
		return Board{}, nil, err
	}
	return b, slices.Concat(t.kept, t.looks(s)), nil
}

// behind is the place of the last report of a board.
func (t *deskTurn) behind(id string) (bot.ReviewPlace, error) {
	if id == "" {
		return bot.ReviewPlace{}, nil
	}
	s, _, err := t.readSheet(call{fields: []string{id}})
	if s == nil {
		return bot.ReviewPlace{}, err
	}
	return s.Last, nil
}

// OldBoard is a board that was made before, as it stands now; nil for one that is too
// old, was made up, or lies outside of the officer's scope. What is drawn is what was
// shown: the writes keep it so. Where it is only asked how the reports stand, those whose
// pictures are others by now cannot be decided.
func (d *Desk) OldBoard(records Snapshot, l Looker, id string, drawn bool) (*Board, []bot.Write, error) {
	t := d.look(records, l)
	if t.who.may(readReports) != granted {
		return nil, nil, bot.Fail(bot.Forbidden, "desk: board", nil)
	}
	s, _, err := t.readSheet(call{fields: []string{id}})
	if s == nil || t.tooOld(*s) {
		return nil, nil, err
	}
	b, err := t.board(*s, drawn)
	if err == nil {
		err = t.countBoard(&b, *s)
	}
	if b.ID == id {
		return &b, nil, err
	}
	return &b, t.kept, err
}

// countBoard counts what waits of each kind, and behind the board.
func (t *deskTurn) countBoard(b *Board, s sheetShown) (err error) {
	own := t.who.own()
	if b.Marked, err = t.records.MarkedWaiting(own, countMost); err != nil {
		return err
	}
	if b.Clean, err = t.records.Waiting(own, bot.ReviewPlace{Sheet: true}, countMost); err != nil || len(s.Items) == 0 {
		return err
	}
	b.Left, err = t.records.Waiting(own, s.Last, countMost)
	return err
}
