package desk

import (
	"vneidbot/bot"
)

// matterView is the kind of a view that is a matter.
const matterView = "denghi"

// matterKey is a matter in a button.
type matterKey struct {
	Kind bot.MatterKind
	ID   string
}

// The acts of the audit.
const (
	actAnswered = "denghi.traloi"
	actSettled  = "denghi.xong"
	actForget   = "denghi.xoa"
	actCorrect  = "denghi.sua"
)

// object names the matter in the audit.
func (k matterKey) object() string { return string(k.Kind) + ":" + k.ID }

// tappedMatter is the matter that a button means, inside the own scope, waiting or
// done; nil with what is to be answered instead.
func (t *deskTurn) tappedMatter(c call) (*bot.Matter, bot.Effects, error) {
	var k matterKey
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(matterView, c.fields[0], &k)
	}
	if !ok {
		e, err := t.staleAfter(err)
		return nil, e, err
	}
	m, err := t.records.Matter(k.Kind, k.ID, t.who.tends())
	switch {
	case err != nil:
		return nil, bot.Effects{}, err
	case m == nil:
		e, err := t.refuse(outside)
		return nil, e, err
	}
	return m, bot.Effects{}, nil
}

// openMatter is tappedMatter of one that waits still; of one that is done it says who
// did it.
func (t *deskTurn) openMatter(c call) (*bot.Matter, bot.Effects, error) {
	m, e, err := t.tappedMatter(c)
	if m != nil {
		m.Officer = m.Officer || t.IsAdmin(m.Account)
	}
	if m == nil || m.Done.IsZero() {
		return m, e, err
	}
	above, err := t.settledBefore(*m)
	if err == nil {
		e, err = t.mattersFrom(0, []bot.Part{{Text: above}})
	}
	return nil, e, err
}

// settledBefore says who saw to it, unless it was this very event: then it is done,
// and its answer was not said yet.
func (t *deskTurn) settledBefore(m bot.Matter) (bot.Text, error) {
	for _, act := range []string{actSettled, actAnswered, actForget, actCorrect} {
		last, err := t.records.LastAct(matterKey{m.Kind, m.ID}.object(), act)
		if err != nil {
			return bot.Text{}, err
		}
		if last != nil && last.Event == t.Event.ID {
			return bot.T("denghi.done"), nil
		}
	}
	by, err := t.account(m.DoneBy)
	return bot.T("denghi.done_by", "name", nameOf(by.Name), "at", m.Done), err
}

func (t *deskTurn) tapMatter(c call) (bot.Effects, error) {
	m, e, err := t.openMatter(c)
	if m == nil {
		return e, err
	}
	return t.matterPage(*m, c.fields[0], nil)
}

// matterPage is one matter, whole, and what can be done about it.
func (t *deskTurn) matterPage(m bot.Matter, id string, above []bot.Part) (bot.Effects, error) {
	parts := append(above, bot.Part{Text: matterHead(m)})
	if clock := t.matterClock(m); clock.Key != "" {
		parts = append(parts, bot.Part{Text: clock})
	}
	choices := matterChoices(m, id)
	if m.Unit.ID != 0 {
		choices = append(choices, button("matter_unit", data(verbCard, num(m.Unit.ID))))
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, append(rows(choices...), backToMatters())...)}}
	e.Writes = []bot.Write{t.audit("denghi.xem", matterKey{m.Kind, m.ID}.object())}
	return e, nil
}

// matterChoices are what can be done about a matter, by the id of its view.
func matterChoices(m bot.Matter, id string) (choices []bot.Choice) {
	if answerable(m) {
		choices = append(choices, button("matter_answer", data(verbAnswer, id)))
	}
	switch m.Kind {
	case bot.MatterDelete:
		return append(choices, button("matter_forget", data(verbForget, id)), button("matter_refuse", data(verbAnswer, id, refuses)))
	case bot.MatterCorrect:
		return append(choices, button("matter_correct", data(verbCorrect, id)), button("matter_settle", data(verbSettle, id)))
	default:
		return append(choices, button("matter_settle", data(verbSettle, id)))
	}
}

// answerable tells whether somebody waits for words.
func answerable(m bot.Matter) bool {
	return m.Kind == bot.MatterDelete || m.Kind == bot.MatterCorrect || m.Kind == bot.MatterQuestion
}

// matterClock is until when the law wants it answered and done.
func (t *deskTurn) matterClock(m bot.Matter) bot.Text {
	answer, asked := m.AnswerBy(t.Place)
	finish, wish := m.FinishBy(t.Place)
	switch {
	case wish && !m.Answered.IsZero():
		return bot.T("denghi.clock_answered", "at", m.Answered, "finish", bot.Day(finish))
	case wish:
		return bot.T("denghi.clock", "answer", bot.Day(answer), "finish", bot.Day(finish))
	case asked:
		return bot.T("denghi.clock_question", "answer", bot.Day(answer))
	}
	return bot.Text{}
}

// settleMatter is the officer's word that it is done. Whoever wished for something is
// told.
func (t *deskTurn) settleMatter(c call) (bot.Effects, error) {
	m, e, err := t.openMatter(c)
	if m == nil {
		return e, err
	}
	if m.Kind == bot.MatterDelete {
		return t.stale() // it is deleted or refused, never just done
	}
	return t.settled(*m, actSettled, toAsker(*m, "denghi.told_correct"))
}

// settled marks a matter as done by the act, and tells who asked, if anybody can be
// told; then the list follows.
func (t *deskTurn) settled(m bot.Matter, act string, told bot.Text) (bot.Effects, error) {
	e, err := t.afterSettled(m)
	if err != nil {
		return bot.Effects{}, err
	}
	k := matterKey{m.Kind, m.ID}
	e.Writes = append(e.Writes,
		bot.SettleMatter{Event: t.Event.ID, Act: act, Kind: m.Kind, ID: m.ID, Done: true, By: t.Event.From, At: t.Event.At},
		t.audit(act, k.object()))
	if m.Kind != bot.MatterCorrect && m.Kind != bot.MatterDelete {
		return e, nil
	}
	tells, err := t.tellAsker(m, act, told)
	e.Tell = tells
	return e, err
}

// afterSettled is the list without the matter that is about to be done.
func (t *deskTurn) afterSettled(m bot.Matter) (bot.Effects, error) {
	all, err := t.records.Matters(t.who.tends())
	left := 0
	for _, other := range all {
		if other.Kind != m.Kind || other.ID != m.ID {
			left++
		}
	}
	if left == 0 {
		return t.answer(bot.T("denghi.done_last")), err
	}
	return t.answer(bot.T("denghi.done_left", "n", left), backToMatters()), err
}

// tellAsker is a message to who asked, where there is a way to write to them.
func (t *deskTurn) tellAsker(m bot.Matter, act string, parts ...bot.Text) ([]bot.Tell, error) {
	chats, err := t.records.ChatsOf([]bot.AccountID{m.Account})
	if err != nil || len(chats) == 0 {
		return nil, err
	}
	say := bot.Say{Kind: bot.Notice}
	for _, p := range parts {
		say.Parts = append(say.Parts, bot.Part{Text: p})
	}
	return []bot.Tell{{Key: act + ":" + t.Event.ID, To: chats[0], Say: say}}, nil
}
