package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// receiptOf finds an own report, or one of an own unit, by the code of its receipt.
// With words for it, it can be withdrawn.
func (t *Talk) receiptOf() bool {
	r := t.f.Report
	if t.in.Receipt == "" {
		return false
	}
	if r == nil || r.Receipt != t.in.Receipt || r.Account != t.ev.From && !t.f.Verified[r.Unit] {
		t.goOnWith(bot.T("receipt.unknown", "receipt", t.in.Receipt))
		return true
	}
	u := unit{ID: r.Unit, Name: r.UnitName, AreaName: r.AreaName}
	if t.in.Says(read.Withdraws|read.Doubts) && r.Account == t.ev.From && !r.Withdrawn && t.st.Draft.ID == "" {
		t.st.Last = sentOf(*r)
		t.offerWithdrawal(t.st.Last)
		return true
	}
	t.goOnWith(bot.T("answer.sent", "unit", named(u), "at", r.At, "receipt", r.Receipt,
		"status", statusText(r.Status, r.Words, r.Reason, r.ReasonText)))
	return true
}

// mayTakeBack tells whether a report can be withdrawn here: an own one that no officer has
// decided about, while no other is in the making.
func (t *Talk) mayTakeBack(r bot.Report) bool {
	waits := r.Review != bot.Confirmed && r.Review != bot.Returned
	return r.Account == t.ev.From && waits && !r.Withdrawn && !r.Earlier && !r.OnBehalf && !t.st.Draft.has()
}

// takeBack offers to withdraw the newest report of a unit, from the button in its history.
func (t *Talk) takeBack(object string) {
	u, ok := t.unitOf(object)
	reports := t.visible(u)
	if !ok || len(reports) == 0 || !t.mayTakeBack(reports[0]) {
		t.stale()
		return
	}
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.st.Last = sentOf(reports[0])
	t.offerWithdrawal(t.st.Last)
}

// sentForAnother takes a code that comes with doubt for the unit for which the report sent
// last should have been: "em gửi nhầm, mã trường em là …".
func (t *Talk) sentForAnother() bool {
	last := t.st.Last
	idle := last.ID != "" && t.st.Draft.ID == "" && !t.asking() && t.today(last.Said.At)
	if !idle || !t.in.Says(read.Doubts|read.Withdraws) || len(t.in.Codes) != 1 || t.in.Status != bot.NoStatus || last.Unit.Code == t.in.Codes[0].Code {
		return false
	}
	if len(alive(t.f.Codes[t.in.Codes[0].Code].Exact)) != 1 {
		return false
	}
	t.offerWithdrawal(last)
	return true
}

// takesBack takes words for the report that was sent last, where only its unit is asked about
// again and nothing new is said of it.
func (t *Talk) takesBack() bool {
	last, d := t.st.Last, t.st.Draft
	untouched := d.ID != "" && d.Status == bot.NoStatus && len(d.Pictures) == 0 && d.Unit.ID == last.Unit.ID
	if !t.in.Says(read.Withdraws) || t.in.Receipt != "" || last.ID == "" || !untouched || t.st.Ask.Slot.interrupts() {
		return false
	}
	t.offerWithdrawal(last)
	return true
}

// offerWithdrawal asks whether the report sent last was for a wrong school. The right one may
// stand beside it.
func (t *Talk) offerWithdrawal(last sent) {
	a := ask{Slot: slotWithdraw, Units: []unit{last.Unit}}
	var found []bot.Unit
	switch {
	case len(t.in.Codes) == 1:
		found = alive(t.f.Codes[t.in.Codes[0].Code].Exact)
	case t.in.name != "":
		found = alive(t.f.Named)
	}
	found = slices.DeleteFunc(slices.Clone(found), func(u bot.Unit) bool { return u.ID == last.Unit.ID })
	if len(found) > 0 && len(found) <= maxUnits {
		a.Units, a.Name = append(a.Units, t.units(found)...), t.in.name
	}
	t.interrupt(a)
}

func (t *Talk) askWithdraw() question {
	return question{bot.T("withdraw.ask", "receipt", t.st.Last.Receipt, "unit", named(t.st.Last.Unit)),
		t.yesNo("button.withdraw", "button.never_mind")}
}

// textWithdraw takes "rút" for the button that says so.
func (t *Talk) textWithdraw() bool {
	return t.in.Says(read.Withdraws) && t.tapWithdraw("yes")
}

func (t *Talk) tapWithdraw(choice string) bool {
	switch {
	case choice == "no":
		t.st.Ask, t.st.Under = t.st.Under, ask{}
		t.tell(bot.T("withdraw.kept", "receipt", t.st.Last.Receipt))
	case choice != "yes" || t.st.Last.ID == "":
		return false
	case t.f.Report != nil && t.f.Report.ID == t.st.Last.ID && t.f.Report.Review == bot.Confirmed:
		t.st.Ask, t.st.Under = t.st.Under, ask{}
		t.tell(bot.T("withdraw.late", "contact", t.reach()))
	default:
		t.withdraw()
	}
	return true
}

// withdraw takes the report back and goes on with the right unit, where that was
// named.
func (t *Talk) withdraw() {
	a, receipt := t.st.Ask, t.st.Last.Receipt
	t.write(bot.WithdrawReport{Report: t.st.Last.ID, Account: t.ev.From, At: t.ev.At})
	t.st.Last, t.st.Draft, t.st.Ask, t.st.Under = sent{}, draft{}, ask{}, ask{}
	if len(a.Units) > 1 {
		t.begin()
		t.st.Draft.Elsewhere = true
		t.note("withdraw.done", "receipt", receipt)
		right := ask{Slot: slotConfirm, Units: a.Units[1:], Name: a.Name}
		if len(right.Units) > 1 {
			right.Slot = slotChoose
		}
		t.ask(right)
		return
	}
	t.tell(bot.T("withdraw.done", "receipt", receipt), row(standing("button.report", "cmd", "baocao")))
}
