package dialog

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// tap is a button's data taken apart: "d:<wait>:<choice>" of a question,
// "s:<verb>:<object>" of a standing button.
type tap struct {
	wait   string
	choice string
	verb   string
	object string
}

func parseTap(data string) tap {
	kind, rest, _ := strings.Cut(data, ":")
	first, second, ok := strings.Cut(rest, ":")
	switch {
	case !ok:
		return tap{}
	case kind == "d":
		return tap{wait: first, choice: second}
	case kind == "s":
		return tap{verb: first, object: second}
	}
	return tap{}
}

// index reads a choice that is a place in a list of n.
func index(choice string, n int) (int, bool) {
	i, err := strconv.Atoi(choice)
	return i, err == nil && i >= 0 && i < n
}

// tapped answers a button.
func (t *Talk) tapped() {
	tap := t.in.tap
	switch {
	case tap.verb != "":
		t.standing(tap.verb, tap.object)
	case t.chosen(tap):
	case tap.wait != "" && tap.wait == t.st.Last.Wait:
		t.showReceipt()
	default:
		t.stale()
	}
}

// chosen takes a choice of the question that the button belongs to. One that an
// interruption covers is answered in its place.
func (t *Talk) chosen(p tap) bool {
	a, covered := t.st.asked(p.wait)
	if a.Slot == "" {
		return false
	}
	before := *t.st
	if covered {
		t.st.Ask, t.st.Under = a, ask{}
	}
	if t.choose(p.choice) {
		return true
	}
	*t.st = before
	return false
}

// nth takes "cơ sở 2" for the unit of a list that is called so, "cái thứ hai" or
// "số 2" for the button at that place.
func (t *Talk) nth() bool {
	switch t.st.Ask.Slot {
	case slotChoose, slotShared, slotMany, slotTwo, slotAreaOf:
	case slotStatus, slotReason:
		return t.in.Nth > 0 && strings.ContainsFunc(t.in.text, unicode.IsLetter) && t.chooseLine(t.in.Nth)
	default:
		return false
	}
	if so := t.called(bot.FoldName(read.Plainly(t.in.text))); len(so) == 1 && t.in.name == "" {
		return t.choose(place10(slices.IndexFunc(t.st.Ask.Units, func(u unit) bool { return u.ID == so[0].ID })))
	}
	if first, _, _ := strings.Cut(t.in.text, " "); t.in.Status != bot.NoStatus && t.in.name == "" { // "4 được tiếp nhận"
		if n := read.Choice(strings.TrimRight(first, ".,:)")); n > 0 && n <= len(t.st.Ask.Units) {
			t.takeStatus()
			return t.choose(place10(n - 1))
		}
	}
	n := t.in.Nth
	if n == read.Last {
		n = max(len(t.st.Ask.Units), len(t.st.Ask.Areas))
	}
	return n > 0 && t.choose(place10(n-1))
}

// chooseLine takes the n-th button of the current question for what is meant.
func (t *Talk) chooseLine(n int) bool {
	for _, row := range t.st.Ask.Slot.rules().ask(t).rows {
		for _, c := range row {
			if n--; n == 0 {
				return t.choose(parseTap(c.Data).choice)
			}
		}
	}
	return false
}

// choose takes a choice of the current question.
func (t *Talk) choose(choice string) bool {
	r := t.st.Ask.Slot.rules()
	return r.tap != nil && r.tap(t, choice)
}

// stale answers a button of another question. The second of two quick taps
// falls on the message that holds the answer to the first: it is shown as it is.
func (t *Talk) stale() {
	switch {
	case t.old:
		t.expired()
	case t.ev.Message != "" && t.ev.Message == t.st.Holds && !t.asking() && t.st.Draft.ID == "":
		t.mute = true // the message says how it ended
	case t.ev.Message != "" && t.ev.Message == t.st.Holds:
		t.current()
	default:
		t.fresh = true
		t.note("other.stale")
		t.current()
	}
}

// twice tells whether the same tap was answered a moment ago by a new message,
// which stands right below the button.
func (t *Talk) twice() bool {
	const moment = 5 * time.Second
	was := t.st.Tap
	same := was.Data == t.ev.Data && was.Message == t.ev.Message && t.ev.Message != ""
	since := t.ev.At.Sub(was.At)
	t.st.Tap = tapped{Message: t.ev.Message, Data: t.ev.Data, At: t.ev.At}
	return same && since >= 0 && since < moment
}

// standing answers a button that names its object. What it shows comes as a new
// message where the tapped one is worth keeping.
func (t *Talk) standing(verb, object string) {
	answer, keeps := t.standingAnswer(verb)
	switch {
	case answer == nil:
		t.stale()
	case keeps && t.twice():
		t.mute = true
	default:
		t.fresh = keeps
		answer(object)
	}
}

// standingAnswer is what a standing button does, and whether its message stays.
func (t *Talk) standingAnswer(verb string) (answer func(string), keeps bool) {
	if answer = t.keeping(verb); answer != nil {
		return answer, true
	}
	return t.ending(verb), false
}

// ending are the answers to buttons whose message has been answered then.
func (t *Talk) ending(verb string) func(string) {
	switch verb {
	case "send":
		return t.send
	case "yes":
		return t.grant
	case "no":
		return t.deny
	case "hist":
		return t.showHistory
	case "lang":
		return t.setLang
	case "wish":
		return t.wish
	case "leave":
		return t.leave
	case "stay":
		return t.stay
	}
	return nil
}

// keeping are the answers to buttons whose message stays as it is.
func (t *Talk) keeping(verb string) func(string) {
	switch verb {
	case "export":
		return t.export
	case "more":
		return t.showNotice
	case "cmd":
		return t.command
	case "is":
		return t.tellNow
	case "on":
		return t.goOnBegun
	case "wait":
		return t.putOff
	case "same":
		return t.sameAgain
	case "again":
		return t.reportAgain
	case "resend":
		return t.resend
	case "restate":
		return t.restate
	case "other":
		return t.otherUnit
	case "quit":
		return t.quit
	case "take":
		return t.takeBack
	case "also":
		return t.goOnAlso
	case "notnow":
		return t.notNow
	}
	return nil
}

// unitOf reads a standing button's unit, if it is one of the account's.
func (t *Talk) unitOf(object string) (bot.Unit, bool) {
	id, err := strconv.ParseInt(object, 10, 64)
	for _, u := range t.f.Units {
		if err == nil && u.ID == bot.UnitID(id) {
			return u, true
		}
	}
	return bot.Unit{}, false
}

func unitObject(id bot.UnitID) string { return strconv.FormatInt(int64(id), 10) }
