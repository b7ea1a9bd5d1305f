package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// reminded takes an office's reminder to many schools that somebody passes on for what it
// is: the units in it are not the person's, and nothing is begun but for one that is.
func (t *Talk) reminded() bool {
	many := t.in.Says(read.Reminds) || t.in.Says(read.Urges) && t.f.Schools > 1
	if !many || len(t.in.Codes) > 0 || t.ev.Kind != bot.Said {
		return false
	}
	idle := !t.asking() && t.st.Draft.ID == ""
	switch own := t.ownIn(t.in.Text); {
	case idle && len(own) == 1 && (t.st.Last.Unit.ID != own[0].ID || !t.today(t.st.Last.Said.At)):
		t.begin()
		t.settleOwn(own[0])
	case idle && len(own) > 1:
		t.begin()
		t.next()
	case idle && t.st.Last.ID == "":
		t.note("other.reminder")
		t.sayReminder()
	default:
		t.note("other.reminder")
		t.current()
	}
	return true
}

// sayReminder says how to report, without asking.
func (t *Talk) sayReminder() {
	parts := append(append(t.opening(), t.lead...), bot.Part{Text: bot.T("other.reminder_how")})
	rows := [][]bot.Choice{row(standing("button.report", "cmd", "baocao"))}
	if t.more {
		rows = append(rows, row(standing("button.more", "more", "")))
	}
	t.say(bot.Notice, parts, rows)
}

// ownIn are the account's units that a text names.
func (t *Talk) ownIn(text string) (own []bot.Unit) {
	folded := " " + read.Folded(text) + " "
	return slices.DeleteFunc(alive(t.f.Units), func(u bot.Unit) bool { return !strings.Contains(folded, " "+lastWords(u.Name)+" ") })
}
