package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// heldShot is a picture of which that is asked.
type heldShot struct {
	Of    string   `json:"of"` // apart's event
	Event string   `json:"event"`
	Album string   `json:"album,omitempty"`
	File  bot.File `json:"file"`
}

// joinsHeld takes the rest of an album of whose first picture is asked.
func (t *deskTurn) joinsHeld() bool {
	i := slices.IndexFunc(t.State.Shots.Held, func(h heldShot) bool { return h.Album != "" && h.Album == t.Event.Album })
	if i < 0 || t.Event.Text != "" {
		return false
	}
	of, shots := t.State.Shots.Held[i].Of, t.state.Shots
	t.state = t.State
	t.state.Shots = shots
	t.hold(of)
	return true
}

// hold keeps the picture of this event in mind.
func (t *deskTurn) hold(of string) {
	if s := &t.state.Shots; len(s.Held) < shotsMost {
		s.Held = append(slices.Clone(s.Held), heldShot{of, t.Event.ID, t.Event.Album, *t.Event.File})
	}
}

// takeHeld takes the pictures for the report in the making.
func (t *deskTurn) takeHeld(a apart, held []heldShot) (bot.Effects, error) {
	step := readTap(a.Step)
	var h half
	if ok, err := t.readView(halfView, step.fields[len(step.fields)-1], &h); !ok {
		return t.staleAfter(err)
	}
	if t.state.Shots.Draft == h.Draft && t.state.Shots.N+len(held) > shotsMost {
		return t.backFrom(a, bot.T("baocaothay.picture_many", "most", shotsMost))
	}
	keep := t.keepHeld(h.Draft, "", held)
	e, err := t.backFrom(a, bot.T("baocaothay.picture_got"))
	e.Writes = append(keep, e.Writes...)
	return e, err
}

// beginWith begins another unit's report with the pictures. The one at hand can still be
// sent by its own button.
func (t *deskTurn) beginWith(u bot.Unit, a apart, held []heldShot) (bot.Effects, error) {
	h := t.newHalf()
	h.say(read.Text(a.Caption))
	keep := t.keepHeld(h.Draft, "", held)
	var above []bot.Part
	if own, err := t.records.Unit(a.Unit); err == nil && own != nil && a.Step != "" {
		above = []bot.Part{{Text: bot.T("baocaothay.left_unsent", "unit", unitName(*own))}}
	}
	e, err := t.goOnBehalf(u, h, above...)
	e.Writes = append(keep, e.Writes...)
	return e, err
}

// addHeld adds the pictures to the report that was sent.
func (t *deskTurn) addHeld(a apart, u bot.Unit, held []heldShot) (bot.Effects, error) {
	r, err := t.records.Report(a.Report)
	switch {
	case err != nil || r == nil:
		return t.staleAfter(err)
	case r.Withdrawn || r.Review == bot.Returned:
		return t.answer(bot.T("baocaothay.picture_over", "receipt", r.Receipt, "unit", unitName(u)), []bot.Choice{button("behalf", data(verbBehalf, num(u.ID)))}), nil
	case r.Pictures+len(held) > shotsMost:
		return t.answer(bot.T("baocaothay.picture_many", "most", shotsMost)), nil
	}
	keep := t.keepHeld(draftOf(r.ID), r.ID, held)
	t.state.Shots.sent(r.ID, t.Event.At)
	e := t.answer(bot.T("baocaothay.picture_added", "receipt", r.Receipt, "unit", unitName(u)), t.afterBehalf(u)...)
	e.Writes = append(keep, t.audit(actBehalfShot, unitObject(u.ID)))
	return e, nil
}

func (t *deskTurn) keepHeld(d bot.DraftID, report bot.ReportID, held []heldShot) (writes []bot.Write) {
	for _, s := range held {
		writes = append(writes, t.keepOne(d, report, s))
	}
	return writes
}

// release gives up what is held of a question.
func (s *shots) release(of string) (held []heldShot) {
	var rest []heldShot
	for _, h := range s.Held {
		if h.Of == of {
			held = append(held, h)
		} else {
			rest = append(rest, h)
		}
	}
	s.Held = rest
	return held
}
