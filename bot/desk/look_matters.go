package desk

import "vneidbot/bot"

// Pending is what waits for an officer, in words and with what can be done about it.
type Pending struct {
	bot.Matter
	Fact    bot.Text // whose it is, and what of the unit
	Quote   string   // what was written
	Clock   bot.Text // until when the law wants it done; no words where it sets no day
	Late    bool
	Choices []bot.Choice
}

// Matters are what waits, as /denghi has it.
func (l *Look) Matters() ([]bot.Matter, error) {
	if l.t.who.may(seeMatters) != granted {
		return nil, nil
	}
	return l.t.records.Matters(l.t.who.tends())
}

// Pending is one of them whole. Its buttons mean something once Kept is written.
func (l *Look) Pending(m bot.Matter) Pending {
	p := Pending{Matter: m, Clock: l.t.matterClock(m), Late: m.Late(l.t.Place, l.t.day)}
	p.Fact, p.Quote = pendingFact(m)
	switch m.Kind {
	case bot.MatterUnit: // its own page has all that can be done
	case bot.MatterWords, bot.MatterCode, bot.MatterLevel:
		p.Choices = []bot.Choice{button("matter_"+string(m.Kind), l.t.matterData(m))}
	default:
		p.Choices = matterChoices(m, l.t.keepView(matterView, matterKey{m.Kind, m.ID}))
	}
	return p
}

// pendingFact is a matter below a heading that says its kind.
func pendingFact(m bot.Matter) (fact bot.Text, quote string) {
	switch m.Kind {
	case bot.MatterDelete, bot.MatterCorrect, bot.MatterQuestion:
		return bot.T("denghi.who_unit", "who", reporterName(m.Name), "unit", unitOrNone(m)), m.Text
	case bot.MatterWords:
		return unitOrNone(m), m.Text
	case bot.MatterUnit, bot.MatterLevel:
		return unitOrNone(m), ""
	default:
		return matterFact(m), ""
	}
}
