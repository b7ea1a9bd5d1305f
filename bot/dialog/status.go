package dialog

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// askStatus asks what VNeID shows now; with what was reported before, where the
// person may be told.
func (t *Talk) askStatus() question {
	u := t.st.Draft.Unit
	if u.Was != "" {
		return t.askStatusAgain(u)
	}
	q := question{text: bot.T("status.ask")}
	if t.st.Draft.Guessed || t.picked || t.second() {
		q.text = bot.T("status.ask_for", "unit", named(u))
	}
	q.rows = [][]bot.Choice{
		row(t.status(bot.Accepted), t.status(bot.Refused)),
		row(t.status(bot.Succeeded), t.status(bot.NotRegistered)),
	}
	q.rows = append(q.rows, t.otherStatus()...)
	return q
}

// askStatusAgain offers to say that nothing has changed.
func (t *Talk) askStatusAgain(u unit) question {
	key := "status.again"
	if t.greet {
		key = "start.returning"
	}
	q := question{text: bot.T(key, "unit", named(u), "status", u.Was, "date", bot.Day(u.WasAt))}
	q.rows = [][]bot.Choice{row(t.pick("button.unchanged", "same"))}
	for _, s := range []bot.Status{bot.Succeeded, bot.Refused, bot.Accepted, bot.NotRegistered} {
		if s != u.Was || s == bot.Refused { // refused again is another attempt
			q.rows = append(q.rows, row(t.status(s)))
		}
	}
	q.rows = append(q.rows, t.otherStatus()...)
	return q
}

func (t *Talk) status(s bot.Status) bot.Choice {
	return t.choice(bot.T("status."+string(s)), string(s))
}

// otherStatus are the ways out of the four statuses.
func (t *Talk) otherStatus() [][]bot.Choice {
	rows := [][]bot.Choice{row(t.pick("button.other_words", "other"))}
	if t.st.Draft.Guessed {
		rows = append(rows, row(t.pick("button.other_unit", "unit")))
	}
	return append(rows, t.wayBack(t.st.Draft.Status != "")...)
}

func (t *Talk) tapStatus(choice string) bool {
	switch choice {
	case "same":
		return t.unchanged()
	case "other":
		t.ask(ask{Slot: slotWords})
	case "unit":
		t.retype()
	case "back":
		if t.st.Draft.Status == "" {
			return false
		}
		t.next()
	default:
		return t.tapOneStatus(bot.Status(choice))
	}
	return true
}

// stillSo takes words that say the earlier report once more: "vẫn vậy ạ", "vẫn
// được tiếp nhận". They are the button of no change, which needs no picture, also
// where nothing is asked and the account reports for one unit.
func (t *Talk) stillSo() bool {
	d, in := t.st.Draft, t.in
	idle := t.st.Ask.Slot == "" || t.st.Ask.Slot == slotContact
	if d.Status != "" || len(d.Pictures) > 0 || len(in.Codes) > 0 || in.Says(read.Asks) || !idle && t.st.Ask.Slot != slotStatus && t.st.Ask.Slot != slotMany {
		return false
	}
	same := in.Says(read.Same) && in.name == "" && (in.Status == "" || in.Status == t.wasOnly())
	if same && t.wasOnly() == bot.Refused && (in.heard != bot.NoReason || in.Reason != bot.NoReason) {
		return t.refusedOtherwise()
	}
	again := in.Status != "" && in.Status == t.wasOnly() && in.Reason == "" && in.Says(read.Still)
	if _, one := t.only(); same && (idle || t.st.Ask.Slot == slotMany) && !one && len(alive(t.f.Units)) > 1 {
		t.sameOfWhich()
		return true
	}
	if !same && !again || t.wasOnly() == "" || t.st.Ask.Slot == slotMany {
		return false
	}
	if idle {
		t.begin()
		t.guess()
		if now, last := t.before(), t.st.Last; now != nil && last.Unit.ID == t.st.Draft.Unit.ID && now.ID != last.ID && now.Status != last.Said.Status {
			t.note("receipt.changed", "unit", named(t.st.Draft.Unit), "status", now.Status)
			t.next() // as the button under the own receipt
			return true
		}
	}
	return t.unchanged()
}

// refusedOtherwise takes the same refusal with another reason: "vẫn vậy, nhưng lần này vì sai
// địa chỉ". The summary shows it.
func (t *Talk) refusedOtherwise() bool {
	t.begin()
	t.guess()
	r, why := t.in.heard, t.in.heardWhy
	if r == bot.NoReason {
		r, why = t.in.Reason, t.in.Why
	}
	t.setStatus(bot.Refused)
	t.setReason(r, shorten(withoutPhones(why), maxText))
	t.next()
	return true
}

// wasOnly is what was reported for the unit at hand, or for the only one that may be meant.
func (t *Talk) wasOnly() bot.Status {
	if t.st.Draft.Unit.known() {
		return t.st.Draft.Unit.Was
	}
	if u, ok := t.only(); ok {
		return t.unit(u).Was
	}
	return ""
}

func (t *Talk) tapOneStatus(s bot.Status) bool {
	for _, known := range bot.Statuses() {
		if s == known {
			t.begin()
			t.setStatus(s)
			t.next()
			return true
		}
	}
	return false
}

// setStatus takes a status over; what belonged to another one goes.
func (t *Talk) setStatus(s bot.Status) {
	d := &t.st.Draft
	if s == d.Status {
		return
	}
	d.Status, d.Words, d.Sure = s, "", false
	if s != bot.Refused {
		d.Reason, d.ReasonText = "", ""
	}
	t.changed()
	t.recall()
	if d.Unit.Was != bot.Succeeded && t.st.Ask.Slot.about() && len(t.in.Codes) < 2 {
		t.note("status.got", "status", s)
	}
}

// textStatus answers words that are no status.
func (t *Talk) textStatus() bool {
	if t.textSend() {
		return true
	}
	if t.in.Says(read.Same) && t.in.Status == bot.NoStatus && t.wasOnly() == "" { // of no report that can be told of
		t.unclear()
		return true
	}
	const other = read.Asks | read.Greets | read.Waits | read.Later | read.Doubts | read.Cannot | read.NoIdea | read.AsPicture | read.Officer | read.Thanks | read.Scolds | read.Lost
	onePicture := t.in.Says(read.Wrong) && len(t.in.Which) > 0 && len(t.st.Draft.Pictures) > 0
	if t.in.Senses&other != 0 || t.in.text == "" || onePicture {
		return false
	}
	t.unclear()
	return true
}

// unclear asks for the status in so many words, because those that were typed
// decide nothing.
func (t *Talk) unclear() {
	if t.st.Ask.Slot == slotWords {
		t.current()
		return
	}
	words := bot.T("status.unclear")
	if t.st.Ask.Slot == slotStatus {
		if t.st.Ask.Tries++; t.st.Ask.Tries%2 == 0 {
			words = bot.T("way_out.status", "contact", t.reach())
		} else {
			t.keepInReach()
		}
	}
	t.ask(ask{Slot: slotStatus}, words)
}

// takeWords takes a status in other words; "" are those in the picture.
func (t *Talk) takeWords(words string) {
	t.begin()
	t.setStatus(bot.OtherStatus)
	t.st.Draft.Words = words
	t.changed()
	t.next()
}

// askWords asks for the words on the screen.
func (t *Talk) askWords() question {
	return question{bot.T("status.other"), [][]bot.Choice{row(t.pick("button.back", "back"))}}
}

func (t *Talk) tapWords(choice string) bool {
	if choice != "back" {
		return false
	}
	t.ask(ask{Slot: slotStatus})
	return true
}

// textWords keeps the screen's own words. A clear status, or a code, is taken
// for what it is.
func (t *Talk) textWords() bool {
	if t.in.text == "" || len(t.in.Codes) > 0 || t.in.Status != "" || t.in.Says(read.Asks) || t.in.Citizen {
		return false
	}
	if len(t.in.Phones) > 0 { // somebody says how to be reached, beside the words or in their place
		p := read.Person{Phone: t.in.Phones[0]}
		t.st.Draft.Told = t.toldWith(t.st.Draft.Told, p)
		t.write(t.person(record(p)))
		t.note("contact.noted", "contact", told(p))
	}
	words := withoutPhones(t.in.text)
	if read.Nothing(words) {
		t.show()
		return true
	}
	t.takeWords(words)
	return true
}

// askBack asks whether a status below an earlier success is meant.
func (t *Talk) askBack() question {
	return question{bot.T("status.back", "status", t.st.Draft.Status), t.yesNo("button.yes", "button.choose_again")}
}

func (t *Talk) tapBack(choice string) bool {
	switch choice {
	case "yes":
		t.st.Draft.Sure = true
		t.next()
	case "no":
		t.ask(ask{Slot: slotStatus})
	default:
		return false
	}
	return true
}

// nameApart reads the status once more where only the name of the unit makes it doubtful:
// of "mn hàng không từ chối" the school was refused.
func (t *Talk) nameApart() {
	if !t.in.Vague || t.in.name == "" || t.f.Near || len(t.f.Named) == 0 {
		return
	}
	var names []string
	for _, u := range t.f.Named {
		names = append(names, u.Name)
	}
	if s, found, _ := read.StatusBeside(t.in.Rest, names); found {
		t.in.Status, t.in.Vague = s, false
	}
}

// stated says what a text gave for the status.
type stated uint8

const (
	statusNone stated = iota
	statusGiven
	statusUnclear
)

// takeStatus takes a clear status over, or the reason of a refusal, and asks about
// vague words where they can only be meant as a status.
func (t *Talk) takeStatus() stated {
	switch in := t.in; {
	case in.Says(read.Asks) && len(in.Codes) == 0 && !in.Told: // "được tiếp nhận là gì ạ?"
	case in.Status != bot.NoStatus:
		t.begin()
		t.setStatus(in.Status)
		t.ofAll()
		if d := &t.st.Draft; in.Says(read.Promises) && in.Status.NeedsPicture() && len(d.Pictures) == 0 {
			d.Later = true
		}
		switch in.Reason {
		case bot.NoReason:
		case bot.ReasonSkipped:
			t.skipReason()
		default:
			t.setReason(in.Reason, shorten(withoutPhones(in.Why), maxText))
		}
		return statusGiven
	case in.Reason != bot.NoReason:
		t.setReason(in.Reason, shorten(withoutPhones(in.Why), maxText))
		if t.st.Ask.Slot.about() {
			t.note("reason.got", "reason", in.Reason)
		}
		return statusGiven
	case in.Vague && t.st.Ask.Slot == slotSummary && len(strings.Fields(in.text)) <= 2: // "xong ạ" decides nothing there
	case in.Vague && t.st.Draft.Unit.known() && len(in.Codes) == 0 && in.Senses&(read.Cannot|read.Doubts|read.Waits) == 0:
		return statusUnclear
	}
	return statusNone
}
