package dialog

import (
	"slices"
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// coded says what a text gave for the tax code.
type coded uint8

const (
	codeNone  coded = iota
	codeSame        // the code that is known already
	codeAsked       // something is asked about it
)

// The reasons for which a code or a unit is proposed, besides the looks.
const (
	lookNear  read.Look = "near"
	lookChild read.Look = "child"
	lookLike  read.Look = "like" // a unit whose name is only like the words
	lookSame  read.Look = "same" // which of the account's units nothing has changed for
)

// takeCode takes the tax codes of the words. Once a unit is chosen only a right
// code is a wish for another one; other numbers are chit-chat then.
func (t *Talk) takeCode() coded {
	codes := t.in.Codes
	if t.unitChosen() {
		codes = slices.DeleteFunc(slices.Clone(codes), func(c read.Typed) bool { return !t.listed(c) && c.Look != read.LooksRight })
	}
	right := slices.DeleteFunc(slices.Clone(codes), func(c read.Typed) bool { return !t.listed(c) && c.Look != read.LooksRight })
	if len(right) > 0 {
		t.leaveOut(codes, right)
	}
	switch {
	case len(codes) == 0:
		return codeNone
	case len(right) > 1:
		t.twoCodes(right)
		return codeAsked
	case len(right) == 1 && t.codeOfTwo(right[0]):
		return codeAsked
	case len(right) == 1:
		return t.code(right[0])
	}
	return t.code(likeliest(codes))
}

// leaveOut names the numbers of a list that are no tax codes, so that none is lost
// without a word.
func (t *Talk) leaveOut(codes, right []read.Typed) {
	var wrong bot.List
	for _, c := range codes {
		switch {
		case slices.Contains(right, c) || c.Look == read.LooksPhone || c.Look == read.LooksCitizen:
		case c.Look == read.LooksLength && (c.Digits < 9 || c.Digits > 11):
		case c.Code != "":
			wrong = append(wrong, bot.T("unit.only_code", "code", c.Code))
		default:
			wrong = append(wrong, bot.Raw(c.Raw))
		}
	}
	if len(wrong) > 0 {
		t.note("mst.left_out", "codes", wrong)
	}
}

// phonesApart takes what begins as a mobile number for the phone of whoever reports:
// one in eleven has a tax code's check digit. It is a code if a unit has it or one like
// it, if it is said to be one, and when it is sent once more.
func (t *Talk) phonesApart() {
	beside := slices.ContainsFunc(t.in.Codes, t.listed)
	code := func(c read.Typed) bool {
		near := len(t.f.Codes[c.Code].Near) > 0 && !beside
		again := t.st.Ask.Phone != "" && t.st.Ask.Phone == bot.ShortHash(string(c.Code))
		return !c.Mobile || c.Called || t.listed(c) || near || again
	}
	var codes []read.Typed
	for _, c := range t.in.Codes {
		if code(c) {
			codes = append(codes, c)
		} else {
			t.in.Phones = with(t.in.Phones, string(c.Code))
		}
	}
	t.in.Codes = codes
}

// likeliest is the first number that was meant as a code, though none is right:
// whoever writes a slip of the code often writes the phone number beside it.
func likeliest(codes []read.Typed) read.Typed {
	for _, c := range codes {
		if c.Code != "" && c.Look != read.LooksPhone {
			return c
		}
	}
	return codes[0]
}

// unitChosen tells whether the question is no longer which unit it is, or what
// its code is.
func (t *Talk) unitChosen() bool {
	switch s := t.st.Ask.Slot; s {
	case slotLevel, slotArea, slotAreaOf:
		return true
	default:
		return !s.about() && t.hasUnit()
	}
}

// listed tells whether a unit of the roster carries the code.
func (t *Talk) listed(c read.Typed) bool { return c.Code != "" && len(t.f.Codes[c.Code].Exact) > 0 }

// code answers one code. The roster knows better than any rule: what it has is
// right, whatever it looks like.
func (t *Talk) code(c read.Typed) coded {
	known := t.st.Draft.Unit
	if t.lateCode(c) {
		return codeAsked
	}
	t.begin()
	switch {
	case t.st.Ask.Slot == slotInvited && c.Code != "" && c.Code == t.candidate(0).Code:
		t.acceptInvite()
	case c.Code != "" && known.known() && known.Code == c.Code && !t.st.Draft.Guessed:
		return codeSame
	case t.codeless() && !t.listed(c):
		t.codeFor(c)
	case t.roster(c):
	default:
		t.look(c)
	}
	return codeAsked
}

// roster asks about the units that the roster has for the code.
func (t *Talk) roster(c read.Typed) bool {
	all := t.f.Codes[c.Code]
	f := bot.CodeFacts{Exact: alive(all.Exact), Parent: alive(all.Parent), Children: alive(all.Children), Near: alive(all.Near)}
	switch {
	case c.Code == "" || repaired(c.Look) || c.Look == read.LooksBadSuffix:
		return false
	case all.Heir != nil && len(f.Children) == 0:
		t.heir(all.Exact[0], *all.Heir)
	case len(all.Exact) > 0 && len(f.Exact)+len(f.Children) == 0:
		t.instead(bot.T("unit.closed", "unit", named(t.unit(all.Exact[0])), "contact", t.reach()))
		t.askForCode()
	case len(f.Exact) == 1 && len(f.Children) == 0 && t.namesOther(f.Exact[0]):
		t.twoNamed(append(f.Exact, alive(t.f.Named)...))
	case len(f.Exact) == 1 && len(f.Children) == 0 && t.isOwn(f.Exact[0].ID):
		t.settleOwn(f.Exact[0])
	case len(f.Exact) == 1 && len(f.Children) == 0:
		t.confirm(t.unit(f.Exact[0]), c.Code)
	case len(t.namedAmong(f.Exact)) == 1:
		t.confirm(t.unit(t.namedAmong(f.Exact)[0]), c.Code)
	case len(f.Exact)+len(f.Children) > 0:
		t.shared(c.Code, append(slices.Clone(f.Exact), f.Children...))
	case len(f.Exact) == 0 && len(f.Parent) == 1 && c.Look == read.LooksRight:
		t.ask(ask{Slot: slotConfirm, Units: t.units(f.Parent), Look: lookChild})
	case len(f.Exact) == 0 && len(f.Parent) > 1 && c.Look == read.LooksRight:
		t.shared(c.Code, f.Parent)
	case len(f.Near) > 1 && t.st.Ask.Code != c.Code: // several fit: it is for the person to say
		t.ask(ask{Slot: slotChoose, Units: t.units(f.Near[:min(len(f.Near), maxUnits)]), Code: c.Code})
	case len(f.Near) > 0 && t.st.Ask.Code != c.Code:
		t.ask(ask{Slot: slotRepair, Look: lookNear, Code: c.Code, Units: t.units(f.Near[:1])})
	default:
		return false
	}
	return true
}

// heir goes on with the unit that took over the one whose code was sent.
func (t *Talk) heir(ended, heir bot.Unit) {
	t.note("unit.merged", "unit", named(t.unit(ended)), "into", named(t.unit(heir)))
	if t.isOwn(heir.ID) {
		t.settleOwn(heir)
		return
	}
	t.confirm(t.unit(heir), heir.Code)
}

// namedAmong are those of the units that the words name for sure.
func (t *Talk) namedAmong(units []bot.Unit) []bot.Unit {
	if t.in.name == "" || t.f.Near || len(units) < 2 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(units), func(u bot.Unit) bool {
		return !slices.ContainsFunc(t.f.Named, func(n bot.Unit) bool { return n.ID == u.ID })
	})
}

// namesOther tells whether the words beside the code of a unit name another one for sure.
func (t *Talk) namesOther(u bot.Unit) bool {
	found := alive(t.f.Named)
	return read.LikeUnit(t.in.name) && !t.f.Near && len(found) == 1 && found[0].ID != u.ID
}

// isOwn tells whether the account reports for the unit: it is not confirmed again.
func (t *Talk) isOwn(id bot.UnitID) bool {
	return slices.ContainsFunc(t.f.Units, func(u bot.Unit) bool { return u.ID == id })
}

// settleOwn goes on with one of the account's units; "vẫn vậy" beside it is all
// there is to say.
func (t *Talk) settleOwn(u bot.Unit) {
	t.st.Draft.Unit, t.st.Draft.New, t.st.Draft.Guessed, t.picked = t.unit(u), nil, false, true
	if t.in.Says(read.Same) && t.st.Draft.Status == "" && t.unchanged() {
		return
	}
	t.settle(t.unit(u))
}

// alive leaves units out that are closed.
func alive(all []bot.Unit) (open []bot.Unit) {
	for _, u := range all {
		if u.Standing != bot.Closed {
			open = append(open, u)
		}
	}
	return open
}

// repaired tells whether the code is not what was typed, but what was probably
// meant: it is asked about first.
func repaired(l read.Look) bool {
	return l == read.LooksLostZero || l == read.LooksExtraZero || l == read.LooksDashShort
}

// look answers a code that the roster does not have, by what it looks like.
func (t *Talk) look(c read.Typed) {
	switch c.Look {
	case read.LooksRight:
		t.notListed(c.Code, false)
	case read.LooksWrongCheck:
		t.ask(ask{Slot: slotCheck, Code: c.Code})
	case read.LooksLostZero, read.LooksExtraZero, read.LooksDashShort:
		a := ask{Slot: slotRepair, Look: c.Look, Code: c.Code}
		if exact := alive(t.f.Codes[c.Code].Exact); len(exact) == 1 { // one question for both
			a.Units = t.units(exact)
		}
		t.ask(a)
	default:
		t.instead(wrongNumber(c))
		t.askForCode()
	}
}

// askForCode asks for the code again where it was asked before.
func (t *Talk) askForCode() {
	if t.st.Ask.Slot == slotCode {
		t.show()
		return
	}
	t.ask(ask{Slot: slotUnit})
}

// wrongNumber says what the number is instead of a tax code.
func wrongNumber(c read.Typed) bot.Text {
	switch c.Look {
	case read.LooksBudget:
		return bot.T("mst.d7")
	case read.LooksSchool:
		return bot.T("mst.d8")
	case read.LooksPersonal:
		return bot.T("mst.personal")
	case read.LooksPhone:
		return bot.T("mst.phone")
	case read.LooksBadSuffix:
		return bot.T("mst.suffix")
	case read.LooksZero:
		return bot.T("mst.zero")
	default:
		return bot.T("mst.short_long", "n", c.Digits)
	}
}

// notListed keeps a code that the roster does not have, and looks for the unit
// by its name, which may stand beside the code.
func (t *Talk) notListed(code bot.TaxCode, insisted bool) {
	t.st.Draft.New = &outsider{Code: code, Insisted: insisted}
	if read.GuessLevel(t.in.name) == "" {
		t.ask(ask{Slot: slotFind})
		return
	}
	t.note("mst.not_listed", "code", code)
	if len(t.f.Named) == 0 || !t.textName() {
		t.ask(ask{Slot: slotOutside, Name: t.in.name})
	}
}

// place10 is a place in a list as a button's choice.
func place10(i int) string { return strconv.Itoa(i) }

// shared asks which of the units with one code is meant.
func (t *Talk) shared(code bot.TaxCode, units []bot.Unit) {
	const most = 10
	t.ask(ask{Slot: slotShared, Code: code, Units: t.units(units[:min(len(units), most)])})
}

func (t *Talk) askShared() question {
	q := question{text: bot.T("mst.parent", "code", t.st.Ask.Code.Parent(), "n", len(t.st.Ask.Units))}
	for i, u := range t.st.Ask.Units {
		label := named(u)
		if u.Code.Suffixed() {
			label = bot.T("unit.with_suffix", "unit", label, "suffix", string(u.Code[11:]))
		}
		q.rows = append(q.rows, row(t.choice(label, place10(i))))
	}
	q.rows = append(q.rows, row(t.pick("button.not_in_list", "none")))
	return q
}
