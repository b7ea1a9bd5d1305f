package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// lookedWithin is how long an officer counts as looking at what was shown.
const lookedWithin = 5 * time.Minute

// board makes the board of a sheet, with how its reports stand now.
func (t *deskTurn) board(s sheetShown, drawn bool) (b Board, err error) {
	ids := make([]bot.ReportID, len(s.Items))
	for i, item := range s.Items {
		ids[i] = item.Report
	}
	list, err := t.records.ShownReports(ids)
	if err != nil {
		return b, err
	}
	s, changed := t.renewed(s, list, drawn)
	b.ID = t.keepView(sheetView, s)
	looking, err := t.looking(s)
	if err != nil {
		return b, err
	}
	for i, item := range s.Items {
		at := slices.IndexFunc(list, func(r bot.ToReview) bool { return r.ID == item.Report })
		shown := Shown{Number: i + 1, Mark: MarkChanged, Said: bot.T("xacnhan.board_outside")}
		if at >= 0 && t.who.sees(list[at].Area, list[at].Level) == granted {
			shown.ToReview = list[at]
			if err := t.fill(&shown, item, looking); err != nil {
				return b, err
			}
		}
		if shown.Mark == MarkOpen && changed[i] {
			shown.Said = bot.T("xacnhan.board_changed")
		}
		b.add(shown)
	}
	made, err := t.madeBy(s, s.Items)
	if len(made) > 0 {
		b.Undo = data(verbTakeBack, b.ID)
	}
	return b, err
}

// add puts the next report onto the board, with what can be done about it.
func (b *Board) add(shown Shown) {
	at := num(len(b.Items))
	switch shown.Mark {
	case MarkOpen:
		shown.Buttons = buttonsOf(b.ID, at, shown)
		if b.Confirm == "" {
			b.Confirm = data(verbConfirm, b.ID, at)
		} else {
			b.Confirm += placeMark + at
		}
	case MarkConfirmed, MarkReturned:
		shown.Buttons.Undo = data(verbTakeBack, b.ID, at)
	default:
	}
	b.Items = append(b.Items, shown)
}

// renewed is the sheet with what waits of its reports as it is now: a report that waits
// again, or has another picture, is shown anew by the very drawing of the board. Which
// look otherwise than before is told too, and the audit has the look. One with other
// pictures stays as it was shown where nothing is drawn.
func (t *deskTurn) renewed(s sheetShown, list []bot.ToReview, drawn bool) (sheetShown, map[int]bool) {
	changed := map[int]bool{}
	s.Items = slices.Clone(s.Items)
	for i, item := range s.Items {
		at := slices.IndexFunc(list, func(r bot.ToReview) bool { return r.ID == item.Report && r.Row != 0 && r.Row != item.Row })
		if at < 0 {
			continue
		}
		now := itemOf(list[at])
		if changed[i] = !slices.Equal(item.Sums, now.Sums); changed[i] && !drawn {
			continue
		}
		if s.Items[i] = now; changed[i] {
			t.kept = append(t.kept, t.auditOf(actLook, item.Unit))
		}
	}
	return s, changed
}

// fill tells how a report stands, and what an officer looks at.
func (t *deskTurn) fill(shown *Shown, item shownItem, looking map[bot.UnitID]bot.Text) (err error) {
	if shown.Mark, shown.Said, err = t.standing(shown.ToReview, item); err != nil {
		return err
	}
	if shown.Mark == MarkOpen {
		shown.Said = looking[item.Unit]
	}
	for _, f := range shown.ToReview.Flags {
		if text, ok := t.flagText(f, shown.ToReview); ok {
			shown.Flags = append(shown.Flags, text)
		}
	}
	if shown.Sheet {
		return nil
	}
	if shown.Twin, err = t.twinOf(shown.ToReview); err != nil {
		return err
	}
	shown.Facts, err = t.factsOf(shown.ToReview)
	return err
}

// standing is how a report stands that was shown, in words.
func (t *deskTurn) standing(r bot.ToReview, item shownItem) (Mark, bot.Text, error) {
	if r.Row == item.Row {
		return MarkOpen, bot.Text{}, nil
	}
	d, err := t.records.DecisionOf(item.Report)
	switch {
	case err != nil:
		return MarkChanged, bot.Text{}, err
	case d == nil || d.Review == bot.Unreviewed:
		return MarkChanged, bot.T("xacnhan.board_changed"), nil
	case d.By == t.who.ID && d.Review == bot.Confirmed:
		return MarkConfirmed, bot.T("xacnhan.board_confirmed"), nil
	case d.By == t.who.ID:
		return MarkReturned, bot.T("xacnhan.board_returned", "reason", bot.ReasonText(d.Reason, d.Words)), nil
	}
	name, err := t.officerName(d.By)
	return MarkGone, bot.T("xacnhan.board_"+string(d.Review), "name", name, "at", bot.Clock(d.At)), err
}

// looking tells of the units of a sheet who else was shown their reports a moment ago.
func (t *deskTurn) looking(s sheetShown) (map[bot.UnitID]bot.Text, error) {
	var objects []string
	for _, item := range s.Items {
		objects = append(objects, unitObject(item.Unit))
	}
	lines, err := t.records.Looks(actLook, objects, t.Event.At.Add(-lookedWithin), t.Event.From)
	if err != nil {
		return nil, err
	}
	of := map[bot.UnitID]bot.Text{}
	for _, line := range lines { // the last one stays
		name, err := t.officerName(line.Account)
		if err != nil {
			return nil, err
		}
		for _, item := range s.Items {
			if unitObject(item.Unit) == line.Object {
				of[item.Unit] = bot.T("xacnhan.board_looks", "name", name)
			}
		}
	}
	return of, nil
}

// twinOf is the other report with the same picture, where it may be shown.
func (t *deskTurn) twinOf(r bot.ToReview) (*Twin, error) {
	if r.Twin == nil || t.who.sees(r.Twin.Area, r.Twin.Level) != granted {
		return nil, nil
	}
	pictures, err := t.records.PicturesOf(r.Twin.ID, bot.AlbumMost)
	if err != nil {
		return nil, err
	}
	for _, p := range pictures {
		if !slices.ContainsFunc(r.Shots, func(s bot.UnitPicture) bool { return s.SHA256 == p.SHA256 }) {
			continue
		}
		twin := &Twin{Unit: *r.Twin, Picture: p}
		other, err := t.records.ReportOfReceipt(p.Receipt)
		if err == nil && other != nil {
			twin.Review = other.Review
		}
		return twin, err
	}
	return nil, nil
}

// factsOf are the unit, who reported, and what the unit reported before.
func (t *deskTurn) factsOf(r bot.ToReview) (*Facts, error) {
	u, err := t.records.Unit(r.Unit)
	if err != nil || u == nil {
		return nil, err
	}
	f := &Facts{Unit: *u}
	people, err := t.records.PeopleOf(r.Unit)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(people, func(p bot.UnitPerson) bool { return p.Account == r.Account }); i >= 0 {
		f.Person = &people[i]
	}
	reports, err := t.records.ReportsOf(r.Unit)
	if i := slices.IndexFunc(reports, func(o bot.Report) bool { return o.ID == r.ID }); i >= 0 && i+1 < len(reports) {
		f.Before = &reports[i+1]
	}
	return f, err
}

// buttonsOf are what can be done with a report that nobody has decided.
func buttonsOf(id, place string, shown Shown) Buttons {
	b := Buttons{Confirm: data(verbConfirm, id, place), Words: data(verbGive, id, place)}
	for i, r := range bot.ReturnReasons() {
		reason := ReasonButton{Digit: i + 1, Reason: r, Data: data(verbGive, id, place, num(i))}
		if r == bot.ReturnPicture {
			reason.Digit = 0 // it stands where there is no picture; the digit is that of own words
		}
		if r != bot.ReturnPicture || len(shown.Shots) == 0 {
			b.Reasons = append(b.Reasons, reason)
		}
	}
	if len(shown.Shots) > 0 {
		b.Papers = data(verbGivePapers, id, place)
	}
	return b
}
