package page

import (
	"net/url"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// reviewed is what is drawn of the reports that wait for an officer.
type reviewed struct {
	desk.Board
	Pile   desk.ReviewPile
	Single bool   // one report, looked at by itself
	Chosen int    // the number of the report that is shown large at first
	Back   string // where the forms lead back to, below the page's own address
	Behind string // what waits behind the board
	PutOff int    // reports of the pile that wait where the board is empty
	visit  *visit
}

// review shows the reports that wait: those with a mark one by one and first, the
// others ten at a time. A board that is drawn stays until all of it is decided.
func (v *visit) review() (shown, error) {
	query := v.request.URL.Query()
	pile := desk.ReviewPile(query.Get("loai"))
	if pile != desk.MarkedReview && pile != desk.CleanReview {
		pile = desk.AnyReview
	}
	b, err := v.board(pile, query.Get("bang"), query.Get("sau"), v.again)
	if err != nil {
		return shown{}, err
	}
	r := reviewed{Board: b, Pile: pile, Back: reviewAt(pile, "bang", b.ID), Behind: reviewAt(pile, "sau", b.ID), PutOff: waiting(b, pile), visit: v}
	for _, item := range b.Items {
		if item.Mark == desk.MarkOpen && r.Chosen == 0 {
			r.Chosen = item.Number
		}
	}
	if r.Undo == "" {
		r.Undo = v.undoSaid()
	}
	r.Single = len(b.Items) == 1 && !b.Items[0].Sheet
	title := "page.sheet.title"
	if r.Single {
		title = "page.sheet.marked_title"
	}
	return shown{Title: v.say(title), Data: r}, nil
}

// waiting are the reports of a pile that wait.
func waiting(b desk.Board, pile desk.ReviewPile) int {
	switch pile {
	case desk.MarkedReview:
		return b.Marked
	case desk.CleanReview:
		return b.Clean
	default:
		return b.Marked + b.Clean
	}
}

// board is the one that is asked for while something of it can be decided, else what
// waits behind it. Whoever only looks again at what is drawn already sees no other.
func (v *visit) board(pile desk.ReviewPile, id, behind string, again bool) (desk.Board, error) {
	l := desk.Looker{Officer: v.officer, Chat: v.session.Chat(), Event: Name + ":" + v.session.ID + ":" + newID(), At: v.now}
	if id != "" {
		old, writes, err := v.Officers.OldBoard(v.records, l, id, !again)
		if err != nil {
			return desk.Board{}, err
		}
		if old == nil && again {
			return desk.Board{}, nil
		}
		if old != nil && (again || old.Open() > 0) {
			v.writes = append(v.writes, writes...)
			return *old, nil
		}
		behind = id
	}
	b, writes, err := v.Officers.NewBoard(v.records, l, pile, behind)
	v.writes = append(v.writes, writes...)
	return b, err
}

// reviewAt is the address of a board, below the page's own.
func reviewAt(pile desk.ReviewPile, what, board string) string {
	q := url.Values{}
	if pile != desk.AnyReview {
		q.Set("loai", string(pile))
	}
	if board != "" {
		q.Set(what, board)
	}
	if len(q) == 0 {
		return "/xacnhan"
	}
	return "/xacnhan?" + q.Encode()
}

// undoSaid is the button that takes back the decision that was answered last: it was made
// on a board that is decided.
func (v *visit) undoSaid() string {
	s := v.said()
	if s == nil {
		return ""
	}
	for _, m := range s.Messages {
		for _, row := range m.Buttons {
			for _, b := range row {
				if desk.TakesBack(b.Data) {
					return b.Data
				}
			}
		}
	}
	return ""
}

// Shows tells whether browsers can show a picture of the kind.
func (reviewed) Shows(mime string) bool {
	return mime == "image/jpeg" || mime == "image/png" || mime == "image/webp"
}

// When is a moment: of today the time alone.
func (r reviewed) When(at time.Time) any {
	place := r.visit.Place
	if place.Day(at).Equal(place.Day(r.visit.now)) {
		return bot.Clock(at)
	}
	return at
}

// Short is the key of a state's short name, "" for one that is short.
func (reviewed) Short(s bot.Status) string {
	if s == bot.Succeeded {
		return "page.sheet.succeeded"
	}
	return ""
}

// Class is the colour of a state.
func (reviewed) Class(s bot.Status) string { return chipOf(s) }
