package desk

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// changeView is the kind of a view that is a change of a unit.
const changeView = "donvi"

// change is a change of a unit that an officer is asked about. It does not fit a
// button, so it is a view.
type change struct {
	Act      string // names the question, and the line of the audit
	Unit     bot.UnitID
	Was, Now bot.UnitCard
	Since    time.Time // the day from which on; zero for from now on
	Reason   string
}

// propose asks whether the unit is to become so.
func (t *deskTurn) propose(u bot.Unit, ch change) (bot.Effects, error) {
	ch.Unit, ch.Was = u.ID, u.Card()
	if ch.Was == ch.Now {
		return t.answer(bot.T("donvi.same", "unit", unitName(u)), backToCard(u)), nil
	}
	if !t.mayBecome(u, ch.Now.UnitState) {
		return t.refuse(outside)
	}
	text, err := t.changeText(u, ch)
	if err != nil {
		return bot.Effects{}, err
	}
	id := t.keepView(changeView, ch)
	choices := [][]bot.Choice{{button("unit_do", data(verbDoChange, id))}}
	if _, dated := ch.Was.Changed(ch.Now.UnitState); dated && u.Standing != bot.Pending {
		choices = append(choices, []bot.Choice{button("unit_since", data(verbSince, id))})
	}
	say := t.say(text, append(choices, []bot.Choice{button("leave", data(verbCard, num(u.ID)))})...)
	say.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{say}}, nil
}

// mayBecome tells whether the unit stays inside the own scope. Who has a part of its
// area may say any level of one that has none: it is then whose it was.
func (t *deskTurn) mayBecome(u bot.Unit, now bot.UnitState) bool {
	if u.Level == "" && now.Area == u.Area {
		return t.who.tends().Contains(u.Area, "")
	}
	return t.who.tends().Contains(now.Area, now.Level)
}

// changeText is the question of a change.
func (t *deskTurn) changeText(u bot.Unit, ch change) (bot.Text, error) {
	unit, since, reason := unitName(u), sinceText(ch.Since), bot.Raw(ch.Reason)
	switch ch.Act {
	case actName:
		return t.withNamesake(bot.T("donvi.ask_name", "unit", unit, "to", bot.Raw(ch.Now.Name), "since", since), u, ch.Now)
	case actLevel:
		return bot.T("donvi.ask_level", "unit", unit, "to", ch.Now.Level, "since", since), nil
	case actArea:
		name, err := t.nameOfArea(ch.Now.Area)
		if err != nil {
			return bot.Text{}, err
		}
		return t.withNamesake(bot.T("donvi.ask_area", "unit", unit, "to", bot.Raw(bot.InSentence(name)), "since", since), u, ch.Now)
	case actHead:
		return bot.T("donvi.ask_head", "unit", unit, "to", headLine(u.WithCard(ch.Now))), nil
	case actCode:
		return t.askCode(u, ch.Now.Code)
	case actAccept:
		return bot.T("donvi.ask_accept", "unit", unit), nil
	case actClose:
		return bot.T("donvi.ask_close", "unit", unit, "since", since, "reason", reason), nil
	case actExempt:
		return bot.T("donvi.ask_exempt", "unit", unit, "since", since, "reason", reason), nil
	}
	return t.askReopen(bot.T("donvi.ask_reopen", "unit", unit, "since", since, "reason", reason), u)
}

// withNamesake is the question of a change after which two units of the area would
// have one name, which no list can tell apart: the other one is named.
func (t *deskTurn) withNamesake(question bot.Text, u bot.Unit, now bot.UnitCard) (bot.Text, error) {
	within, ok := t.who.own().Narrow(bot.WholeArea(now.Area))
	if !ok {
		return question, nil
	}
	found, err := t.records.UnitsByQuery(now.Name, within, offered)
	i := slices.IndexFunc(found, func(other bot.Unit) bool {
		return other.ID != u.ID && other.Area == now.Area && bot.NameKey(other.Name) == bot.NameKey(now.Name)
	})
	if i < 0 {
		return question, err
	}
	return bot.T("donvi.ask_shared", "question", question, "other", unitName(found[i])), err
}

func sinceText(since time.Time) bot.Text {
	if since.IsZero() {
		return bot.T("donvi.since_now")
	}
	return bot.T("donvi.since_day", "day", bot.Day(since))
}

// tappedChange is the change that a button means, and its unit as it is now; nil
// with what is to be answered instead.
func (t *deskTurn) tappedChange(c call) (u *bot.Unit, ch change, e bot.Effects, err error) {
	ok := len(c.fields) > 0
	if ok {
		ok, err = t.readView(changeView, c.fields[0], &ch)
	}
	if !ok {
		e, err = t.staleAfter(err)
		return nil, ch, e, err
	}
	u, e, err = t.tappedUnit(call{fields: []string{num(ch.Unit)}})
	return u, ch, e, err
}

// doChange makes the change that was asked about, if the unit is still as it was
// then. Who came first is named.
func (t *deskTurn) doChange(c call) (bot.Effects, error) {
	u, ch, e, err := t.tappedChange(c)
	if u == nil {
		return e, err
	}
	now, ok := u.Card().Apply(ch.Was, ch.Now)
	switch {
	case !ok:
		return t.changedBefore(*u, ch.Act)
	case !t.mayBecome(*u, now.UnitState):
		return t.refuse(outside)
	}
	since, refused, err := t.from(*u, ch)
	if err != nil || refused != nil {
		return deref(refused), err
	}
	e, err = t.cardUnder(bot.T("donvi.done"), u.WithCard(now))
	e.Writes = []bot.Write{
		bot.ChangeUnit{Event: t.Event.ID, Act: ch.Act, Unit: u.ID, Was: u.Card(), Now: now, Since: since, Reason: ch.Reason, By: t.Event.From, At: t.Event.At},
		t.audit(ch.Act, unitObject(u.ID)),
	}
	return e, err
}

// changedBefore tells who changed it, and how the unit is now.
func (t *deskTurn) changedBefore(u bot.Unit, act string) (bot.Effects, error) {
	above, err := t.doneBefore(unitObject(u.ID), act)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.cardUnder(above, u)
}

// doneBefore says who did it before, unless it was this very event: then it is
// done, and its answer was not said yet.
func (t *deskTurn) doneBefore(object, act string) (bot.Text, error) {
	last, err := t.lastOf(object, act)
	switch {
	case err != nil || last == nil:
		return bot.T("donvi.changed"), err
	case last.Event == t.Event.ID:
		return bot.T("donvi.done"), nil
	}
	name, err := t.officerName(last.Account)
	return bot.T("donvi.changed_by", "name", name, "at", last.At), err
}

// lastOf is what was done last to the object of that act, or to a unit's standing,
// which any other change of it may have met.
func (t *deskTurn) lastOf(object, act string) (last *bot.Audit, err error) {
	acts := []string{act}
	if strings.HasPrefix(act, "donvi.") {
		acts = append(acts, actClose, actMerge, actUndoMerge, actExempt, actReopen)
	}
	for _, act := range acts {
		a, err := t.records.LastAct(object, act)
		if err != nil {
			return nil, err
		}
		if a != nil && (last == nil || a.At.After(last.At)) {
			last = a
		}
	}
	return last, nil
}

// cardUnder is the unit's first page below a sentence.
func (t *deskTurn) cardUnder(above bot.Text, u bot.Unit) (bot.Effects, error) {
	name, err := t.nameOfArea(u.Area)
	if err != nil {
		return bot.Effects{}, err
	}
	u.AreaName = name
	e, err := t.card(u)
	e.Say[0].Parts = append([]bot.Part{{Text: above}}, e.Say[0].Parts...)
	return e, err
}

// nameOfArea is the name of an area of any time, "" for none.
func (t *deskTurn) nameOfArea(id bot.AreaID) (string, error) {
	areas, err := t.loadAreas()
	for _, a := range areas {
		if a.ID == id {
			return a.Name, err
		}
	}
	return "", err
}
