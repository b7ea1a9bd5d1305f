package desk

import (
	"unicode/utf8"

	"vneidbot/bot"
)

// Pending is what waits for an officer, in words and with what can be done about it.
type Pending struct {
	bot.Matter
	Fact    bot.Text // what it is, whose, with all that was written
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
	p := Pending{Matter: m, Fact: matterFact(m, utf8.RuneCountInString(m.Text)), Clock: l.t.matterClock(m), Late: m.Late(l.t.Place, l.t.day)}
	switch m.Kind {
	case bot.MatterUnit: // its own page has all that can be done
	case bot.MatterWords, bot.MatterCode, bot.MatterLevel:
		p.Choices = []bot.Choice{button("matter_"+string(m.Kind), l.t.matterData(m))}
	default:
		p.Choices = matterChoices(m, l.t.keepView(matterView, matterKey{m.Kind, m.ID}))
	}
	return p
}
