package bot

import (
	"slices"
	"time"
)

// SentForm is a form as it was sent upwards, once.
type SentForm struct {
	Form
	Send    int64 // the sending's own id
	Times   int   // how often the area has sent one in the round, this one included
	Sender  AccountID
	Sent    time.Time
	Acked   time.Time // when it was acknowledged, zero for not yet
	AckedBy AccountID
}

// SendForm sends a form, once by its event. bot.Conflict: the area has sent another
// one meanwhile.
type SendForm struct {
	Event string
	Form  FormID
	Times int // that it will be
	By    AccountID
	At    time.Time
}

// AckForm acknowledges a form that was sent; the first one counts.
type AckForm struct {
	Send int64
	By   AccountID
	At   time.Time
}

// LastSent are the newest of each area.
func LastSent(sent []SentForm) map[AreaID]SentForm {
	last := map[AreaID]SentForm{}
	for _, s := range sent {
		if s.Times > last[s.Area].Times {
			last[s.Area] = s
		}
	}
	return last
}

// ThatCount are a day's forms by which its areas are counted: the cut-offs, in their place
// what was frozen by itself at the areas' hour, and in the place of both what an officer
// sent last. Of several that have an area the last one counts it.
func ThatCount(cuts, itself []Form, sent []SentForm) []Form {
	forms := slices.Concat(cuts, itself)
	last := LastSent(sent)
	for _, s := range sent {
		if last[s.Area].Send == s.Send {
			forms = append(forms, s.Form)
		}
	}
	return forms
}

func (SendForm) write() {}
func (AckForm) write()  {}
func (SendForm) desk()  {}
func (AckForm) desk()   {}
func (SendForm) form()  {}
func (AckForm) form()   {}
