package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// shots are the pictures that may come of a report on behalf: while it is made, and as
// the next picture after it was sent.
type shots struct {
	Draft  bot.DraftID  `json:"draft,omitempty"`
	Report bot.ReportID `json:"report,omitempty"` // "" while it is not sent
	N      int          `json:"n,omitempty"`
	Album  string       `json:"album,omitempty"` // of the last one
	Until  time.Time    `json:"until,omitzero"`
	Held   []heldShot   `json:"held,omitempty"` // of which is asked whose they are
}

const (
	shotsMost  = 10        // pictures of a report
	shotWithin = time.Hour // after the report was sent
)

// begin is for the report of that draft, which may have some already.
func (s *shots) begin(d bot.DraftID) {
	if s.Draft != d || s.Report != "" {
		*s = shots{Draft: d, Held: s.Held}
	}
}

// sent says that it is a report now: one more picture is waited for if it has none, and
// the rest of an album.
func (s *shots) sent(id bot.ReportID, at time.Time) { s.Report, s.Until = id, at.Add(shotWithin) }

// wants tells whether a picture is the next one of a report that was sent.
func (s shots) wants(ev bot.Event) bool {
	more := s.N == 0 || s.Album != "" && s.Album == ev.Album
	return more && s.fresh(ev)
}

// fresh tells whether a report was sent so shortly ago that a picture may be of it.
func (s shots) fresh(ev bot.Event) bool { return s.Report != "" && !ev.At.After(s.Until) }

// behalfPicture tells whether an officer's picture belongs to a report on behalf: by
// its caption, by the message that it answers, or because the desk waits for it.
func behalfPicture(ev bot.Event, st State) Claim {
	if ev.Kind != bot.Pictured || ev.Chat.Group || ev.File == nil {
		return Others
	}
	_, named := pictureReceipt(ev)
	switch {
	case captionCommand(ev) != nil, st.Command == behalf().name && st.waits(ev), st.Shots.wants(ev):
		return Ours
	case named:
		return OfOfficers
	case st.Shots.fresh(ev):
		return OfIdle
	}
	return Others
}

// captionCommand is the command below a picture, if it is the one that takes pictures.
func captionCommand(ev bot.Event) *call {
	name, args, _, ok := bot.ReadCommand(ev.Text, "")
	if !ok {
		return nil
	}
	if c := readCommand(name, args, false); c.name != "" && find(c.name) != nil && find(c.name).name == behalf().name {
		return &c
	}
	return nil
}

// pictureReceipt is the receipt that stands below the picture, or in the message that
// it answers.
func pictureReceipt(ev bot.Event) (bot.Receipt, bool) {
	if r, ok := read.Receipt(ev.Text); ok || ev.Quoted == nil {
		return r, ok
	}
	return read.Receipt(ev.Quoted.Text)
}

// readPicture is what a picture asks for that the desk takes.
func readPicture(ev bot.Event, st State) call {
	if c := captionCommand(ev); c != nil {
		return *c
	}
	if _, named := pictureReceipt(ev); !named && st.waits(ev) && st.Command == behalf().name {
		if st.tapped() {
			return call{act: &action{reportFor, func(t *deskTurn, _ call) (bot.Effects, error) { return t.shotOfHalf(readTap(st.Begun)) }}}
		}
		return call{act: &action{reportFor, (*deskTurn).behalf}, name: behalf().name, args: ev.Text}
	}
	return call{act: &action{reportFor, (*deskTurn).shotOfReport}}
}

// keepShot has a picture fetched for the draft, or for the report that it has become.
func (t *deskTurn) keepShot(d bot.DraftID, report bot.ReportID, f *bot.File) []bot.Write {
	if f == nil {
		return nil
	}
	event := t.Event.ID
	if t.Event.Kind != bot.Pictured {
		event += ":quoted"
	}
	return []bot.Write{t.keepOne(d, report, heldShot{Event: event, Album: t.Event.Album, File: *f})}
}

func (t *deskTurn) keepOne(d bot.DraftID, report bot.ReportID, s heldShot) bot.Write {
	t.state.Shots.begin(d)
	t.state.Shots.N++
	t.state.Shots.Album = s.Album
	return bot.KeepPicture{Event: s.Event, Chat: t.Event.Chat, Draft: d, Report: report, Account: t.Event.From, File: s.File,
		Album: s.Album, At: t.Event.At}
}

// draftOf is the draft that the report was.
func draftOf(id bot.ReportID) bot.DraftID {
	draft, _, _ := strings.Cut(string(id), ".")
	return bot.DraftID(draft)
}

// shotOfHalf takes a picture of the report in the making, and shows the same step again.
func (t *deskTurn) shotOfHalf(step call) (bot.Effects, error) {
	if t.joinsHeld() {
		return bot.Effects{}, nil
	}
	if step.name == verbBehalfShot { // another picture, while it is asked whose the last one is
		a, ok, err := t.readApart(step)
		switch {
		case !ok:
			return t.staleAfter(err)
		case a.Step == "":
			return t.shotOfReport(call{})
		}
		step = readTap(a.Step)
	}
	var h half
	ok, err := len(step.fields) > 0, error(nil)
	if ok {
		ok, err = t.readView(halfView, step.fields[len(step.fields)-1], &h)
	}
	if !ok {
		return t.staleAfter(err)
	}
	if another, err := t.namesAnother(t.Event.Text, h.Unit); err != nil || another {
		if err != nil {
			return bot.Effects{}, err
		}
		return t.holdApart(apart{Step: data(step.name, step.fields...), Unit: h.Unit})
	}
	if t.state.Shots.Draft == h.Draft && t.state.Shots.N >= shotsMost {
		return t.under(bot.T("baocaothay.picture_many", "most", shotsMost), step)
	}
	if t.sibling() {
		keep := t.keepShot(h.Draft, "", t.Event.File)
		step := t.State
		step.Shots = t.state.Shots
		t.state = step
		return bot.Effects{Writes: keep}, nil
	}
	return t.keepOfHalf(step, h)
}

// keepOfHalf keeps the picture; the same step is shown again, with what its caption may
// have answered.
func (t *deskTurn) keepOfHalf(step call, h half) (bot.Effects, error) {
	keep := t.keepShot(h.Draft, "", t.Event.File)
	_, status, _ := read.Status(t.Event.Text)
	if step.name == verbBehalf || step.name == verbBehalfStatus && status { // the caption may answer what is asked
		step.args, step.answer = t.Event.Text, true
	}
	e, err := t.under(bot.T("baocaothay.picture_got"), step)
	e.Writes = append(keep, e.Writes...)
	return e, err
}

// sibling tells whether the picture is a further one of an album, without words: of the
// first one everything was said.
func (t *deskTurn) sibling() bool {
	return t.Event.Album != "" && t.Event.Album == t.State.Shots.Album && t.Event.Text == ""
}

// under says a sentence above the answer of a step.
func (t *deskTurn) under(text bot.Text, step call) (bot.Effects, error) {
	e, err := step.act.run(t, step)
	if err == nil && len(e.Say) > 0 {
		e.Say[0].Parts = append([]bot.Part{{Text: text}}, e.Say[0].Parts...)
	}
	return e, err
}

// shotOfReport adds a picture to a report that was sent on behalf, or to an own one.
func (t *deskTurn) shotOfReport(call) (bot.Effects, error) {
	r, err := t.shotReport()
	if err != nil {
		return bot.Effects{}, err
	}
	if r == nil {
		return t.answer(bot.T("baocaothay.no_receipt")), nil
	}
	u, e, err := t.tappedUnit(call{fields: []string{num(r.Unit)}})
	switch {
	case u == nil:
		return e, err
	case !r.OnBehalf && r.Account != t.Event.From:
		return t.answer(bot.T("baocaothay.picture_theirs", "receipt", r.Receipt, "unit", unitName(*u)), []bot.Choice{button("behalf", data(verbBehalf, num(u.ID)))}), nil
	case r.Withdrawn || r.Review == bot.Returned:
		return t.answer(bot.T("baocaothay.picture_over", "receipt", r.Receipt, "unit", unitName(*u)), []bot.Choice{button("behalf", data(verbBehalf, num(u.ID)))}), nil
	case r.Pictures >= shotsMost:
		return t.answer(bot.T("baocaothay.picture_many", "most", shotsMost)), nil
	case t.Event.File.Size > bot.FileMost:
		return t.answer(bot.T("baocaothay.picture_big")), nil
	}
	if another, err := t.apartFrom(*r); err != nil || another || t.unlooked() {
		if err != nil {
			return bot.Effects{}, err
		}
		return t.holdApart(apart{Report: r.ID, Unit: r.Unit})
	}
	sibling := t.sibling()
	keep := t.keepShot(draftOf(r.ID), r.ID, t.Event.File)
	t.state.Shots.sent(r.ID, t.Event.At)
	if sibling {
		return bot.Effects{Writes: keep}, nil
	}
	e = t.answer(bot.T("baocaothay.picture_added", "receipt", r.Receipt, "unit", unitName(*u)), t.afterBehalf(*u)...)
	e.Writes = append(keep, t.audit(actBehalfShot, unitObject(u.ID)))
	return e, nil
}

// unlooked tells whether nobody waits for a picture of the report that was sent: it has
// some, and this one answers nothing.
func (t *deskTurn) unlooked() bool {
	_, named := pictureReceipt(t.Event)
	return !named && !t.State.Shots.wants(t.Event)
}

// actBehalfShot is a picture for a report on behalf, as the audit has it.
const actBehalfShot = "baocaothay.anh"

// shotReport is the report that a picture is for, nil for none.
func (t *deskTurn) shotReport() (*bot.Report, error) {
	if receipt, named := pictureReceipt(t.Event); named {
		return t.records.ReportOfReceipt(receipt)
	}
	return t.records.Report(t.State.Shots.Report)
}

// shotLost tells that a picture of a report on behalf could not be had.
func (t *deskTurn) shotLost(call) (bot.Effects, error) {
	if t.who.may(reportFor) != granted {
		return bot.Effects{}, nil
	}
	t.state.Shots.N = max(t.state.Shots.N-1, 0)
	r, err := t.records.Report(bot.NewReportID(t.Event.Picture.Draft, 0))
	if err != nil {
		return bot.Effects{}, err
	}
	if r == nil {
		return t.answer(bot.T("baocaothay.picture_lost")), nil
	}
	return t.answer(bot.T("baocaothay.picture_lost_of", "receipt", r.Receipt)), nil
}
