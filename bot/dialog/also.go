package dialog

import (
	"slices"
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// also is another unit that was named beside the one being reported, with what
// was said of it. It is offered after the receipt: nothing moves from one unit to
// another by itself.
type also struct {
	Unit       unit       `json:"unit,omitzero"`
	Status     bot.Status `json:"status,omitempty"`
	Reason     bot.Reason `json:"reason,omitempty"`
	ReasonText string     `json:"reason_text,omitempty"`
	Same       bool       `json:"same,omitempty"` // nothing has changed
}

// second tells whether the report sent last was another unit's: the questions say then which
// one they are about.
func (t *Talk) second() bool {
	last, u := t.st.Last, t.st.Draft.Unit
	return last.ID != "" && u.known() && last.Unit.ID != u.ID
}

// maxAlso is how many units wait at the most.
const maxAlso = 8

// saidOf are the codes with what their own lines say, where a text has several.
func saidOf(text string, codes []read.Typed) map[bot.TaxCode]also {
	all := map[bot.TaxCode]also{}
	if len(codes) < 2 {
		return all
	}
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if w := read.Text(line); len(w.Codes) == 1 {
			all[w.Codes[0].Code] = saidBy(w)
		}
	}
	if len(all) == 0 {
		all = saidBehind(text, codes)
	}
	if w := read.Text(text); len(all) == 0 && w.Says(read.OfAll) && w.Status != bot.NoStatus {
		all = map[bot.TaxCode]also{}
		for _, c := range codes {
			all[c.Code] = saidBy(w)
		}
	}
	return all
}

// saidBehind are the codes of one line with what stands between each and the next:
// "… được tiếp nhận, … bị từ chối". It counts only where each has a status, before
// the first code stands none, and nothing is said of all of them.
func saidBehind(text string, codes []read.Typed) map[bot.TaxCode]also {
	all := map[bot.TaxCode]also{}
	rest := text
	for i, c := range codes {
		before, behind, found := strings.Cut(rest, c.Raw)
		if before := read.Text(before); !found || i == 0 && (before.Status != bot.NoStatus || before.Vague) {
			return nil
		}
		if rest = behind; i+1 < len(codes) {
			behind, _, _ = strings.Cut(behind, codes[i+1].Raw)
		}
		w := read.Text(behind)
		if w.Status == bot.NoStatus {
			return nil
		}
		all[c.Code] = saidBy(w)
	}
	return all
}

// saidBeside are the units with what the part of the text says that names each alone:
// "… được tiếp nhận; … bị từ chối". It counts only where each has a status.
func saidBeside(text string, units []bot.Unit) map[bot.UnitID]also {
	all := map[bot.UnitID]also{}
	for part := range strings.FieldsFuncSeq(besides.Replace(vn.NFC(text)), func(r rune) bool { return r == '\n' || r == ';' }) {
		folded, w := " "+read.Folded(part)+" ", read.Text(part)
		named := slices.DeleteFunc(slices.Clone(units), func(u bot.Unit) bool { return !strings.Contains(folded, " "+lastWords(u.Name)+" ") })
		if len(named) == 1 && w.Status != bot.NoStatus {
			all[named[0].ID] = saidBy(w)
		}
	}
	if len(all) < len(units) {
		return nil
	}
	return all
}

// besides part what is said of one unit from what is said of the next.
var besides = strings.NewReplacer(" còn ", "; ", " con ", "; ", ", ", "; ", " và ", "; ", " trong khi ", "; ")

// lastWords are the two words at the end of a unit's name, which tell it from others.
func lastWords(name string) string {
	words := strings.Fields(bot.FoldName(name))
	return strings.Join(words[max(0, len(words)-2):], " ")
}

func saidBy(w read.Words) also {
	return also{Status: w.Status, Reason: w.Reason, ReasonText: shorten(w.Why, maxText)}
}

// later lets other units wait behind the draft.
func (t *Talk) later(others ...also) {
	for _, o := range others {
		same := func(a also) bool { return a.Unit.ID == o.Unit.ID && a.Unit.Code == o.Unit.Code }
		if len(t.st.Also) < maxAlso && !slices.ContainsFunc(t.st.Also, same) {
			t.st.Also = with(t.st.Also, o)
		}
	}
}

// secondUnit puts units whose codes come in the middle of another one's report behind it,
// with the status beside the code, unless the first was wrong.
func (t *Talk) secondUnit() bool {
	if !t.unitChosen() || !t.hasUnit() || t.firstWrong() {
		return false
	}
	others := t.unitsBeside()
	if len(others) == 0 {
		return false
	}
	if t.in.over {
		t.note("mst.most", "n", maxCodes)
	}
	t.keepBehind(others, t.st.Draft.Unit)
	return true
}

// beforeConfirmed takes a code that comes while another unit is asked about and that corrects
// nothing: what was said of the first unit is not said of this one. With a status of its own
// it is of a second school.
func (t *Talk) beforeConfirmed() bool {
	first, d := t.inQuestion(), &t.st.Draft
	if first == (unit{}) || d.Status == bot.NoStatus || len(t.in.Codes) != 1 || t.in.Answer != read.NoAnswer || t.firstWrong() {
		return false
	}
	c := t.in.Codes[0]
	all := t.carriers(c)
	if len(all) == 0 || t.ofAsked(c) || slices.Contains(first.Code.Neighbours(), c.Code) {
		return false
	}
	one, two := also{Unit: first, Status: d.Status, Reason: d.Reason, ReasonText: d.ReasonText}, saidBy(t.in.Words)
	d.Status, d.Reason, d.ReasonText = "", "", ""
	if two.Status == bot.NoStatus {
		return false
	}
	two.Unit = unit{Code: c.Code}
	if len(all) == 1 {
		two.Unit = t.unit(all[0])
	}
	t.ask(ask{Slot: slotTwo, Units: []unit{one.Unit, two.Unit}, Name: c.Raw, Said: []also{one, two}})
	return true
}

// firstWrong tells whether the words say that the unit there is was wrong: "sai mã số thuế
// rồi, mã đúng là …".
func (t *Talk) firstWrong() bool {
	of := t.st.Ask.Slot == slotEdit || t.in.Part == read.UnitPart || t.in.Says(read.Corrects|read.Doubts|read.Over) || t.in.Says(read.OwnCode) && !t.in.Says(read.OneMore)
	return of || t.in.Says(read.Wrong) && !t.in.Says(read.OneMore) && t.in.Status == bot.NoStatus && !t.in.Vague && t.in.Reason == bot.NoReason
}

// keepBehind keeps units, with what was said of them, until the report of the first one is
// sent.
func (t *Talk) keepBehind(others []bot.Unit, first unit) {
	var kept bot.List
	said := saidOf(t.in.Text, t.in.Codes)
	for _, u := range others {
		other := said[u.Code]
		if len(others) == 1 && len(said) == 0 {
			other = saidBy(t.in.Words)
		}
		other.Unit, other.ReasonText = t.unit(u), withoutPhones(other.ReasonText)
		t.later(other)
		kept = append(kept, labelled(other.Unit))
	}
	t.note("also.later", "unit", labelled(first), "other", kept)
	t.current()
}

// unitsBeside are the units of other codes, or the one of a name that is said to be one more:
// "trường thứ hai là …".
func (t *Talk) unitsBeside() (others []bot.Unit) {
	for _, c := range t.in.Codes {
		switch {
		case !t.ofAnother(c):
		case len(t.carriers(c)) == 1:
			others = append(others, t.carriers(c)[0])
		default: // which of them is asked when it is its turn
			others = append(others, bot.Unit{Code: c.Code})
		}
	}
	if found := alive(t.f.Named); len(others) == 0 && (t.in.Says(read.OneMore) || t.ev.Kind == bot.Pictured) && (t.otherNamed() || t.ev.Kind == bot.Pictured && t.namesBesideOffered()) && len(found) == 1 {
		return found[:1]
	}
	return others
}

// ofAnother tells whether the code is that of a unit of the roster, or of several, and the
// draft's is none of them.
func (t *Talk) ofAnother(c read.Typed) bool {
	all := t.carriers(c)
	return len(all) > 0 && !slices.ContainsFunc(all, func(u bot.Unit) bool { return u.ID == t.st.Draft.Unit.ID })
}

// carriers are the units that a code may stand for: one, or several that share it.
func (t *Talk) carriers(c read.Typed) []bot.Unit {
	f := t.f.Codes[c.Code]
	return append(alive(f.Exact), alive(f.Children)...)
}

// offerAlso is the line and the buttons under a receipt that go on with the next
// unit.
func (t *Talk) offerAlso() (text bot.Text, row []bot.Choice, any bool) {
	if len(t.st.Also) == 0 {
		return text, nil, false
	}
	next := t.st.Also[0]
	object := alsoObject(next)
	return bot.T("also.ask", "unit", labelled(next.Unit)), []bot.Choice{standing("button.go_on_with", "also", object), standing("button.not_now", "notnow", object)}, true
}

// labelled is a unit with its area in a sentence, or its code where that is all that is known of it.
func labelled(u unit) bot.Text {
	if u.Name == "" {
		return bot.T("item.code", "code", u.Code)
	}
	return named(u)
}

func alsoObject(a also) string {
	return strconv.FormatInt(int64(a.Unit.ID), 10) + "." + string(a.Unit.Code)
}

// waitingAt is the place of a button's unit among those that wait, -1 for none.
func (st *State) waitingAt(object string) int {
	return slices.IndexFunc(st.Also, func(a also) bool { return alsoObject(a) == object })
}

// goOnAlso begins the report of the unit that waits.
func (t *Talk) goOnAlso(object string) {
	i := t.st.waitingAt(object)
	if i < 0 || t.st.Draft.has() {
		t.stale()
		return
	}
	next := t.st.Also[i]
	t.st.Also = slices.Delete(slices.Clone(t.st.Also), i, i+1)
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.begin()
	d := &t.st.Draft
	d.Elsewhere, d.Status, d.Reason, d.ReasonText = true, next.Status, next.Reason, next.ReasonText
	if next.Same && !next.Unit.OneOf && t.sameFor(next.Unit) {
		return
	}
	t.goOnWithUnit(next.Unit)
}

// answersAlso takes words for the buttons under a receipt that offer the next unit.
func (t *Talk) answersAlso() bool {
	idle := len(t.st.Also) > 0 && !t.asking() && t.st.Draft.ID == "" && len(t.in.Codes) == 0 && t.in.name == ""
	switch {
	case !idle:
	case t.in.Answer == read.Yes && read.Nothing(t.in.After):
		t.goOnAlso(alsoObject(t.st.Also[0]))
		return true
	case t.in.Says(read.Skips|read.Stops) || t.in.Answer == read.No && read.Nothing(t.in.After):
		t.notNow(alsoObject(t.st.Also[0]))
		return true
	}
	return false
}

// alsoSo takes what was just reported for another unit that is said to be as the first:
// "còn tiểu học hòa nghĩa nữa, cũng vậy".
func (t *Talk) alsoSo() bool {
	last, in := t.st.Last, t.in
	other := len(in.Codes) == 1 && t.listed(in.Codes[0]) && in.Codes[0].Code != last.Unit.Code || len(in.Codes) == 0 && t.namesUnit() && t.f.Named[0].ID != last.Unit.ID
	if !in.Says(read.Same) || !in.Says(read.OneMore) || in.Status != bot.NoStatus || t.st.Draft.ID != "" || last.ID == "" || !t.today(last.Said.At) || !other || !slices.Contains(bot.Statuses(), last.Said.Status) {
		return false
	}
	t.begin()
	t.setStatus(last.Said.Status)
	return true
}

// notNow lets the unit go.
func (t *Talk) notNow(object string) {
	t.st.Also = slices.DeleteFunc(slices.Clone(t.st.Also), func(a also) bool { return alsoObject(a) == object })
	t.tell(bot.T("also.dropped"))
}
