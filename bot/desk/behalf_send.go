package desk

import (
	"slices"

	"vneidbot/bot"
)

// sendBehalf files the report, once, if the unit's report is still the one that was
// seen; else it says what is there, and asks again.
func (t *deskTurn) sendBehalf(c call) (bot.Effects, error) {
	h, u, e, err := t.tappedHalf(c)
	if u == nil {
		return e, err
	}
	there, err := t.records.Report(h.id())
	if err != nil {
		return bot.Effects{}, err
	}
	if there != nil {
		return t.behalfAgain(*u, *there), nil
	}
	no, err := t.noBehalf(*u)
	if err != nil || no.Key != "" {
		return t.answer(no, backToCard(*u)), err
	}
	if currentID(*u) != h.Was || h.Status == bot.NoStatus {
		return t.behalfMeanwhile(*u, h)
	}
	return t.fileBehalf(*u, h)
}

func (t *deskTurn) fileBehalf(u bot.Unit, h half) (bot.Effects, error) {
	r := h.report()
	r.At, r.UnitName, r.AreaName = t.Event.At, u.Name, u.AreaName
	var err error
	if r.Receipt, err = t.freeReceipt(h.id()); err != nil {
		return bot.Effects{}, err
	}
	tells, told, err := t.tellBehalf(u, r)
	if err != nil {
		return bot.Effects{}, err
	}
	rounds, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	done := bot.T("baocaothay.done", "unit", unitName(u), "at", r.At, "due", t.behalfDue(rounds.Of(u.Area), r), "status", statusOf(r), "receipt", r.Receipt)
	others, err := t.theOthers(h)
	if err != nil {
		return bot.Effects{}, err
	}
	t.state.Shots.begin(h.Draft)
	t.state.Shots.sent(r.ID, t.Event.At)
	e := bot.Effects{Say: []bot.Say{t.sayParts(append([]bot.Part{{Text: done}, {Text: told}}, t.wantsShots()...), append(others, t.afterBehalf(u)...)...)}, Tell: tells}
	e.Writes = []bot.Write{
		bot.FileReport{ID: r.ID, Draft: h.Draft, Unit: u.ID, Status: h.Status, Words: h.Words, Reason: h.Reason, ReasonText: h.ReasonText,
			Account: t.Event.From, At: t.Event.At, Behalf: &bot.Behalf{Was: h.Was, Receipt: r.Receipt}},
		t.audit(actBehalf, unitObject(u.ID)),
	}
	return e, nil
}

// wantsShots says how a picture can follow, where there is none yet.
func (t *deskTurn) wantsShots() []bot.Part {
	if t.state.Shots.N > 0 {
		return nil
	}
	return []bot.Part{{Text: bot.T("baocaothay.picture_later")}}
}

// afterBehalf leads on: to who else is missing, and to the unit.
func (t *deskTurn) afterBehalf(u bot.Unit) [][]bot.Choice {
	return [][]bot.Choice{{button("missing", t.scopeData(verbMissing, t.areaOf(u), "0")), button("open_unit", data(verbCard, num(u.ID)))}}
}

// areaOf is the unit's area as far as it lies in the own scope.
func (t *deskTurn) areaOf(u bot.Unit) bot.Scope {
	if scope, ok := t.who.own().Narrow(bot.WholeArea(u.Area)); ok && u.Area != 0 {
		return scope
	}
	return t.who.own()
}

// behalfDue is by which hour the report counts.
func (t *deskTurn) behalfDue(of bot.Rounds, r bot.Report) bot.Text {
	switch round, ok := of.Due(r.At, t.day); {
	case !ok:
		return bot.Raw("")
	case round.InTime(r.At):
		return bot.T("baocaothay.on_time")
	default:
		return bot.T("baocaothay.late", "at", round.Units)
	}
}

// freeReceipt is a receipt that no report has. Whoever takes it before the answer is
// committed has the step taken anew.
func (t *deskTurn) freeReceipt(id bot.ReportID) (bot.Receipt, error) {
	const tries = 100
	for try := range tries {
		receipt := bot.ReceiptDigits(id, try)
		if other, err := t.records.ReportOfReceipt(receipt); err != nil || other == nil {
			return receipt, err
		}
	}
	return "", bot.Fail(bot.Exhausted, "desk: receipt", nil)
}

// behalfAgain shows the receipt of what was sent already.
func (t *deskTurn) behalfAgain(u bot.Unit, r bot.Report) bot.Effects {
	return t.answer(bot.T("baocaothay.again", "unit", unitName(u), "at", r.At, "status", statusOf(r), "receipt", r.Receipt), t.afterBehalf(u)...)
}

// behalfMeanwhile says which report came meanwhile, and asks again as things stand now.
func (t *deskTurn) behalfMeanwhile(u bot.Unit, h half) (bot.Effects, error) {
	said := bot.T("baocaothay.gone_meanwhile", "unit", unitName(u))
	if r := u.Current; r != nil {
		by, err := t.byWhomSent(*r)
		if err != nil {
			return bot.Effects{}, err
		}
		said = bot.T("baocaothay.meanwhile", "unit", unitName(u), "status", statusOf(*r), "at", r.At, "by", by, "receipt", r.Receipt)
	}
	again := t.newHalf()
	again.Status, again.Words, again.Reason, again.ReasonText = h.Status, h.Words, h.Reason, h.ReasonText
	if t.state.Shots.Draft == h.Draft { // its pictures stay its own
		again.Draft = h.Draft
	}
	return t.goOnBehalf(u, again, bot.Part{Text: said})
}

// byWhomSent names the officer who reported on behalf; of others only that the unit did.
func (t *deskTurn) byWhomSent(r bot.Report) (bot.Text, error) {
	if !r.OnBehalf {
		return bot.T("baocaothay.by_unit"), nil
	}
	name, err := t.officerName(r.Account)
	return bot.T("baocaothay.by_officer", "name", name), err
}

// tellBehalf tells the unit's people whom the bot can write to, and says to whom.
func (t *deskTurn) tellBehalf(u bot.Unit, r bot.Report) (tells []bot.Tell, told bot.Text, err error) {
	people, err := t.records.PeopleOf(u.ID)
	if err != nil {
		return nil, bot.Text{}, err
	}
	people = slices.DeleteFunc(slices.Clone(people), func(p bot.UnitPerson) bool { return p.Chat.ID == "" || p.Account == t.Event.From })
	if len(people) == 0 {
		return nil, bot.T("baocaothay.told_none"), nil
	}
	quiet, err := t.quiet(u)
	if err != nil || quiet {
		return nil, bot.T("baocaothay.told_paused"), err
	}
	from, err := t.signature(u)
	if err != nil {
		return nil, bot.Text{}, err
	}
	text := bot.T("baocaothay.tell", "from", from, "unit", unitName(u), "status", statusOf(r), "at", r.At, "receipt", r.Receipt)
	yes := bot.Choice{Label: bot.T("button.yes"), Data: "s:yes:" + string(r.ID), Standing: true}
	no := bot.Choice{Label: bot.T("button.no"), Data: "s:no:" + string(r.ID), Standing: true}
	for _, p := range people {
		tells = append(tells, bot.Tell{Key: "thay:" + string(r.ID) + ":" + string(p.Account), To: p.AccountChat,
			Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: [][]bot.Choice{{yes, no}}}})
	}
	return tells, bot.T("baocaothay.told", "n", len(people)), nil
}

// quiet tells whether a pause holds for the unit: nobody is told anything unasked.
func (t *deskTurn) quiet(u bot.Unit) (bool, error) {
	pauses, err := t.records.Pauses()
	return slices.ContainsFunc(pauses, func(p bot.Pause) bool { return p.Scope.Contains(u.Area, u.Level) }), err
}
