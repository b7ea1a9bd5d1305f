package dialog

import (
	"slices"
	"strconv"
	"strings"

	"vneidbot/bot"
)

// sentBy reads the object of a send button: draft and revision.
func sentBy(object string) (d bot.DraftID, rev int, ok bool) {
	id, tail, _ := strings.Cut(object, ":")
	rev, err := strconv.Atoi(tail)
	return bot.DraftID(id), rev, id != "" && err == nil && rev >= 0
}

// send files the report that the tapped summary showed. Tapped again, it shows
// the receipt; of an older summary it changes nothing.
func (t *Talk) send(object string) {
	d, rev, ok := sentBy(object)
	mine := ok && d == t.st.Draft.ID && d != ""
	switch {
	case mine && rev == t.st.Draft.Rev && t.st.Draft.missing() == slotSummary:
		t.file(rev)
	case mine && rev == t.st.Draft.Rev: // the records have moved on meanwhile
		t.next()
	case ok && bot.NewReportID(d, rev) == t.st.Last.ID && t.st.Last.ID != "":
		t.showReceipt()
	case ok && t.f.Report != nil && t.f.Report.ID == bot.NewReportID(d, rev) && t.f.Report.Withdrawn:
		t.tell(bot.T("receipt.withdrawn", "receipt", t.f.Report.Receipt), t.begins()...)
	case ok && t.f.Report != nil && t.f.Report.ID == bot.NewReportID(d, rev):
		t.tell(bot.T("receipt.again", "at", t.f.Report.At, "receipt", t.f.Report.Receipt))
	default:
		t.stale()
	}
}

// file writes the report. What it says to the person comes from Receipt.
func (t *Talk) file(rev int) {
	d := t.st.Draft
	w := bot.FileReport{ID: bot.NewReportID(d.ID, rev), Draft: d.ID, Unit: d.Unit.ID,
		Status: d.Status, Words: d.Words, Reason: d.Reason, ReasonText: d.ReasonText,
		Account: t.ev.From, At: t.ev.At, Flags: t.flags()}
	switch u := d.Unit; {
	case u.ID == 0:
		w.New = &bot.NewUnit{Code: u.Code, Name: u.Name, Level: u.Level, Area: u.Area}
		w.NoCode = u.NoCode
	case u.Typed:
		w.Code = u.Code
	case u.Claimed != "":
		w.Code = u.Claimed
	default:
		w.NoCode = u.NoCode
	}
	var who bot.SetAccount
	if contact := true; !t.f.Account.Contact && len(t.st.Also) == 0 {
		who.Contact = &contact
	}
	t.write(w, t.person(who))
	t.tellVerified(w)
}

// person is the account's row as it goes with the first thing that lasts.
func (t *Talk) person(w bot.SetAccount) bot.SetAccount {
	w.ID, w.Chat, w.At = t.ev.From, t.ev.Chat, t.ev.At
	if name := shorten(t.ev.Name, maxName); t.f.Account.Name == "" && name != "" && w.Name == nil {
		w.Name = &name
	}
	if v := t.st.Notice; v > t.f.Account.Notice {
		w.Notice = &v
	}
	return w
}

// flags are what an officer should look at before confirming.
func (t *Talk) flags() (all []bot.Flag) {
	u := t.st.Draft.Unit
	if !t.f.Verified[u.ID] {
		all = append(all, bot.FlagReporter)
	}
	if u.Insisted || u.Claimed != "" {
		all = append(all, bot.FlagCode)
	}
	if u.Outside {
		all = append(all, bot.FlagOutside)
	}
	if t.st.Draft.Later {
		all = append(all, bot.FlagNoPicture)
	}
	return all
}

// unchanged files the earlier report's words once more, in one tap. When another
// report has come in between, the question is asked again as things stand now.
func (t *Talk) unchanged() bool {
	before, d := t.before(), &t.st.Draft
	switch {
	case t.moved:
		t.next()
		return true
	case before == nil || d.Unit.Was == "":
		return false
	case t.today(before.At) && len(d.Pictures) == 0 && (before.Account == t.ev.From || before.Verified): // as the button under its receipt
		text := bot.T("receipt.today", "unit", named(d.Unit), "at", before.At, "receipt", before.Receipt)
		t.drop()
		t.tell(text)
		return true
	}
	d.Status, d.Words, d.Reason, d.ReasonText = before.Status, before.Words, before.Reason, before.ReasonText
	t.file(d.Rev)
	return true
}

// before is the current report of the draft's unit.
func (t *Talk) before() *bot.Report {
	id := t.st.Draft.Unit.ID
	if u := t.f.Unit; u != nil && u.ID == id {
		return u.Current
	}
	if i := slices.IndexFunc(t.f.Units, func(u bot.Unit) bool { return u.ID == id }); i >= 0 {
		return t.f.Units[i].Current
	}
	return nil
}
