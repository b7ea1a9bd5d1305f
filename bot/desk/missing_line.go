package desk

import (
	"slices"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vneidbot/bot"
)

// collated puts units into the order of a Vietnamese dictionary: Dương before Đồ,
// THCS 2 before THCS 10, and those of one name always the same way.
func collated(units []bot.MissingUnit) []bot.MissingUnit {
	c := collate.New(language.Vietnamese, collate.Numeric)
	var buf collate.Buffer
	keys := make(map[bot.UnitID]string, len(units))
	for _, u := range units {
		keys[u.ID] = string(c.KeyFromString(&buf, u.Name))
		buf.Reset()
	}
	slices.SortFunc(units, func(a, b bot.MissingUnit) int {
		return before(keys[a.ID], keys[b.ID], a.ID, b.ID)
	})
	return units
}

// before compares two names by their keys, and two of one name by their ids.
func before(keyA, keyB string, a, b bot.UnitID) int {
	switch {
	case keyA < keyB:
		return -1
	case keyA > keyB:
		return 1
	}
	return int(a - b)
}

// missingLine is a unit of a pile under its name, with what an officer has to know
// there, and whether that holds personal data.
func (t *deskTurn) missingLine(pile bot.Pile, u bot.MissingUnit, name bot.Text) (line bot.Text, personal bool, err error) {
	line = name
	switch pile {
	case bot.HalfDone:
		line = bot.T("chuabaocao.half_"+string(u.Wants), "unit", name)
	case bot.ToPhone:
		line, personal = headOf(u, name)
	case bot.ToUpdate, bot.Unheard:
		line = bot.T("chuabaocao.old", "unit", name, "status", u.Status, "day", bot.Day(u.At))
	case bot.Rejected:
		line = rejectedLine(u, name)
	default:
	}
	if u.PutOff.After(t.now) {
		line = bot.T("chuabaocao.put_off", "line", line, "at", t.soon(u.PutOff))
	}
	if r := u.Returned; r != nil {
		line = bot.T("chuabaocao.returned", "line", line, "reason", bot.ReasonText(r.Reason, shorten(r.Words, 60)))
	}
	call, err := t.callWords(u.Call)
	if err == nil && call.Key != "" {
		line = bot.T("chuabaocao.called", "line", line, "call", call)
	}
	return line, personal, err
}

// soon is a moment of today by its clock, of another day with it.
func (t *deskTurn) soon(at time.Time) bot.Text {
	if t.Place.Day(at).Equal(t.day) {
		return bot.T("chuabaocao.today", "clock", bot.Clock(at))
	}
	return bot.T("chuabaocao.on_day", "at", at)
}

// headOf is whom to phone.
func headOf(u bot.MissingUnit, name bot.Text) (line bot.Text, personal bool) {
	switch {
	case u.Head == "" && u.Phone == "":
		return bot.T("chuabaocao.no_phone", "unit", name), false
	case u.Head == "":
		return bot.T("chuabaocao.phone", "unit", name, "phone", bot.Phone(u.Phone)), true
	case u.Phone == "":
		return bot.T("chuabaocao.head_alone", "unit", name, "head", bot.Raw(u.Head)), true
	}
	return bot.T("chuabaocao.head_phone", "unit", name, "head", bot.Raw(u.Head), "phone", bot.Phone(u.Phone)), true
}

// rejectedLine is a refusal with its reason, and which registration it was.
func rejectedLine(u bot.MissingUnit, name bot.Text) bot.Text {
	var reason bot.Text
	switch {
	case u.ReasonText != "":
		reason = bot.Raw(shorten(u.ReasonText, 100))
	case u.Reason != bot.NoReason:
		reason = bot.Text{Args: bot.Args{"": u.Reason}}
	default:
		reason = bot.T("chuabaocao.no_reason")
	}
	key := "chuabaocao.rejected"
	if u.Tries > 1 {
		key = "chuabaocao.rejected_again"
	}
	return bot.T(key, "unit", name, "reason", reason, "day", bot.Day(u.At), "n", u.Tries)
}
