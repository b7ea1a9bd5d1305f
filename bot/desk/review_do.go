package desk

import (
	"slices"

	"vneidbot/bot"
)

// verdictOn is what an officer says about a sheet: which places are given back, and
// why. The others that it is about are confirmed.
type verdictOn struct {
	only   []int // the places it is about; nil: the whole sheet
	wrong  []int
	reason bot.ReturnReason
	words  string
	others []verdictOn // what is given back for other reasons
}

// each are the reasons with what is given back for them.
func (v verdictOn) each() []verdictOn { return append([]verdictOn{v}, v.others...) }

// decided is what came of it, as the next message shows it.
type decided struct {
	parts   []bot.Part
	choices [][]bot.Choice
	view    string // for its undo
	by      sorted
	lost    []shownItem // whose senders cannot be told
	n       int         // reports
	erased  []string    // pictures
	quiet   int         // whose senders are not told, for a pause
	tell    []bot.Tell
	writes  []bot.Write
}

// decisionMade is a decision that can be taken back.
type decisionMade struct {
	Event     string
	Scope     bot.Scope
	Confirmed []shownItem
	Returned  []shownItem
	Gone      []bot.ReportID `json:",omitempty"` // whose pictures were removed
}

// sorted are the items of a sheet by what becomes of them.
type sorted struct {
	confirmed, returned []shownItem
	given               [][]shownItem // of returned, by the reasons in their order
	done                bool          // by this very event, whose answer was not said yet
	skipped             []passed
}

// gone are the reports of a verdict whose pictures are removed with it.
func (by sorted) gone(v verdictOn) (items []shownItem) {
	for i, one := range v.each() {
		if one.reason == bot.ReturnPapers {
			items = append(items, by.given[i]...)
		}
	}
	return items
}

// decide decides about what is still as it was shown, says what was passed over, and
// shows what comes next.
func (t *deskTurn) decide(s sheetShown, v verdictOn) (bot.Effects, error) {
	r, err := t.decision(s, v)
	if err != nil {
		return bot.Effects{}, err
	}
	e, err := t.sheet(s.Scope, s.Last, nil, r)
	e.Writes, e.Tell = slices.Concat(r.writes, e.Writes), append(e.Tell, r.tell...)
	return e, err
}

// decision decides about what is still as it was shown.
func (t *deskTurn) decision(s sheetShown, v verdictOn) (*decided, error) {
	by, err := t.sortItems(s, v)
	if err != nil {
		return nil, err
	}
	r := &decided{n: len(by.confirmed) + len(by.returned), by: by}
	if by.done {
		r.n = 0
	}
	for _, item := range by.gone(v) {
		r.erased = append(r.erased, item.Sums...)
	}
	r.writes = t.decisionWrites(by, v)
	for i, one := range v.each() {
		if err := t.tellReturned(r, by.given[i], one); err != nil {
			return nil, err
		}
	}
	t.decidedText(r, s, by, v)
	return r, t.sayLost(r)
}

// sortItems finds out what of the sheet can be decided by whom taps, now.
func (t *deskTurn) sortItems(s sheetShown, v verdictOn) (by sorted, err error) {
	shown := make([]bot.ShownReport, len(s.Items))
	for i, item := range s.Items {
		shown[i] = item.ShownReport
	}
	still, err := t.records.StillShown(shown)
	if err != nil {
		return by, err
	}
	reasons := v.each()
	by.given = make([][]shownItem, len(reasons))
	for i, item := range s.Items {
		why := slices.IndexFunc(reasons, func(one verdictOn) bool { return slices.Contains(one.wrong, i) })
		if v.only != nil && !slices.Contains(v.only, i) {
			continue
		}
		over, mine, err := t.passedOver(item, slices.Contains(still, item.ShownReport))
		switch {
		case err != nil:
			return by, err
		case over != nil:
			by.skipped = append(by.skipped, *over)
		case why >= 0:
			by.returned, by.given[why] = append(by.returned, item), append(by.given[why], item)
		default:
			by.confirmed = append(by.confirmed, item)
		}
		by.done = by.done || mine
	}
	return by, nil
}

// passedOver says why a report of a sheet is not decided, nil when it is; mine tells
// that this very event has decided it.
func (t *deskTurn) passedOver(item shownItem, still bool) (why *passed, mine bool, err error) {
	u, err := t.records.Unit(item.Unit)
	if err != nil {
		return nil, false, err
	}
	if u == nil || t.who.sees(u.Area, u.Level) != granted {
		return &passed{}, false, nil
	}
	closed := u.Standing == bot.Closed || u.Standing == bot.Void
	if still && !closed {
		return nil, false, nil
	}
	d, err := t.records.DecisionOf(item.Report)
	switch {
	case err != nil:
		return nil, false, err
	case d != nil && d.Event == t.Event.ID:
		return nil, true, nil
	case closed:
		return item.passed("skip_closed"), false, nil
	case d == nil || d.Review == bot.Unreviewed:
		return item.passed("skip_changed"), false, nil
	}
	name, err := t.officerName(d.By)
	return item.passed("skip_"+string(d.Review), "name", name, "at", t.clockOrDay(d.At)), false, err
}

func reportsOf(items []shownItem) (ids []bot.ReportID) {
	for _, item := range items {
		ids = append(ids, item.Report)
	}
	return ids
}

// decisionWrites are the decisions with their lines of the audit.
func (t *deskTurn) decisionWrites(by sorted, v verdictOn) (writes []bot.Write) {
	add := func(act string, items []shownItem, d bot.DecideReports) {
		if len(items) == 0 {
			return
		}
		d.Event, d.By, d.At = t.Event.ID, t.Event.From, t.Event.At
		for _, item := range items {
			d.Shown = append(d.Shown, item.ShownReport)
		}
		writes = append(writes, d)
		for _, item := range items {
			writes = append(writes, t.auditOf(act, item.Unit))
		}
	}
	add(actConfirm, by.confirmed, bot.DecideReports{Review: bot.Confirmed})
	for i, one := range v.each() {
		add(actReturn, by.given[i], bot.DecideReports{Review: bot.Returned, Reason: one.reason, Words: one.words})
	}
	if !by.done {
		writes = append(writes, t.eraseAll(by.gone(v))...)
	}
	return writes
}

// eraseAll removes the pictures of the reports for good.
func (t *deskTurn) eraseAll(items []shownItem) (writes []bot.Write) {
	gone := map[string]bool{}
	for _, item := range items {
		for _, sum := range item.Sums {
			if gone[sum] {
				continue
			}
			gone[sum] = true
			line := t.audit(actErase, unitObject(item.Unit))
			line.Event += ":" + mark(sum)
			writes = append(writes, bot.ErasePicture{Event: line.Event, Act: actErase, SHA256: sum, By: t.Event.From, At: t.Event.At}, line)
		}
	}
	return writes
}

// decidedText says what was decided and what was passed over, with what can be done
// about it.
func (t *deskTurn) decidedText(r *decided, s sheetShown, by sorted, v verdictOn) {
	confirmed, returned := len(by.confirmed), len(by.returned)
	if confirmed > 0 {
		r.say(counted(by.confirmed, "xacnhan.confirmed_one", "xacnhan.confirmed"))
	}
	for i, one := range v.each() {
		if len(by.given[i]) == 0 {
			continue
		}
		r.say(counted(by.given[i], "xacnhan.returned_one", "xacnhan.returned", "reason", bot.ReasonText(one.reason, one.words)))
		if one.reason == bot.ReturnPapers {
			r.say(bot.T("xacnhan.papers_gone"))
		}
	}
	if returned > 0 {
		r.sayQuiet()
	}
	if len(by.skipped) > 0 {
		r.parts = append(r.parts, bot.Part{Text: bot.T("xacnhan.skipped", "n", len(by.skipped), "which", t.passedLines(by.skipped))})
	}
	if confirmed+returned == 0 {
		return
	}
	r.view = t.keepView(decisionView, decisionMade{t.Event.ID, s.Scope, by.confirmed, by.returned, reportsOf(by.gone(v))})
	r.choices = [][]bot.Choice{{button("review_undo", data(verbUndoReview, r.view))}}
	if slices.ContainsFunc(by.confirmed, func(i shownItem) bool { return !i.Verified }) {
		r.choices = append(r.choices, []bot.Choice{button("review_verify", data(verbVerifyAll, r.view))})
	}
}

// sayQuiet says whose senders a pause keeps from being told.
func (r *decided) sayQuiet() {
	if r.quiet > 0 {
		r.say(bot.T("xacnhan.not_told_paused", "n", r.quiet))
	}
}

// say adds a sentence to one paragraph.
func (r *decided) say(text bot.Text) {
	if len(r.parts) == 0 {
		r.parts = []bot.Part{{Text: text}}
		return
	}
	r.parts[0].Text = bot.T("xacnhan.and", "first", r.parts[0].Text, "then", text)
}
