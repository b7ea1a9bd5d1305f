package desk

import (
	"slices"

	"vneidbot/bot"
)

// countMost is how far reports that wait are counted.
const countMost = 100

// sheet shows what waits behind the place, below what is to be said first: a report
// with a mark by itself, else as many together as an album takes. undo is the view of
// the decision that was just made.
func (t *deskTurn) sheet(scope bot.Scope, after bot.ReviewPlace, above []bot.Part, result *decided) (bot.Effects, error) {
	s, list, err := t.selected(scope, after)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case len(list) == 0:
		return t.noSheet(scope, after, above, result)
	case t.Caps.Album == 0 && !t.Caps.Picture && slices.ContainsFunc(list, pictured):
		return t.after(above, result, bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("xacnhan.unseen")}}}), nil
	}
	if result != nil {
		s.Undo = result.view
		withoutShots(list, result.erased)
	}
	left, err := t.leftBehind(s, result)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.after(above, result, t.shown(s, list, left))
	e.Writes = append(e.Writes, t.looks(s)...)
	return e, nil
}

// withoutShots leaves out pictures that this very decision removes: another unit may have
// sent the same one.
func withoutShots(list []bot.ToReview, erased []string) {
	for i := range list {
		list[i].Shots = slices.DeleteFunc(slices.Clone(list[i].Shots), func(p bot.UnitPicture) bool { return slices.Contains(erased, p.SHA256) })
	}
}

// selected is what is shown at once of what waits behind the place; nothing for no
// items.
func (t *deskTurn) selected(scope bot.Scope, after bot.ReviewPlace) (sheetShown, []bot.ToReview, error) {
	s := sheetShown{Scope: scope, At: t.Event.At}
	list, err := t.records.ToReview(scope, after, bot.AlbumMost)
	list = together(list)
	for _, r := range list {
		s.Items, s.Last = append(s.Items, itemOf(r)), r.Place()
	}
	return s, list, err
}

// looks are the lines of the audit for what a sheet shows.
func (t *deskTurn) looks(s sheetShown) (lines []bot.Write) {
	for _, item := range s.Items {
		lines = append(lines, t.auditOf(actLook, item.Unit))
	}
	return lines
}

// together are the first reports, which can be shown at once.
func together(list []bot.ToReview) []bot.ToReview {
	n := 0
	for i, r := range list {
		if n += len(r.Shots); i > 0 && (!r.Sheet || !list[0].Sheet || n > bot.AlbumMost) {
			return list[:i]
		}
	}
	return list
}

func pictured(r bot.ToReview) bool { return len(r.Shots) > 0 }

func itemOf(r bot.ToReview) shownItem {
	item := shownItem{ShownReport: bot.ShownReport{Row: r.Row, Report: r.ID, Unit: r.Unit}, Account: r.Account,
		Receipt: r.Receipt, Verified: r.Verified || r.OnBehalf, Behalf: r.OnBehalf, Name: r.UnitName, Area: r.AreaName}
	for _, p := range r.Shots {
		item.Sums = append(item.Sums, p.SHA256)
	}
	return item
}

// shown is the message of a sheet. Its pictures are numbered, and the numbers of what
// is wrong can be typed: no number picks one of its buttons.
func (t *deskTurn) shown(s sheetShown, list []bot.ToReview, left bot.Text) bot.Say {
	id := t.keepView(sheetView, s)
	say := bot.Say{Kind: bot.Notice, Album: t.reviewAlbum(s.Scope, list)}
	t.awaitWords("xacnhan", data(verbReturn, id))
	if s.single() {
		say.Parts = []bot.Part{{Text: t.itemText(list[0], left)}}
		say.Choices = singleChoices(id, s.Items[0])
		return say
	}
	if !t.Caps.Buttons {
		undo := bot.Text{}
		if s.Undo != "" {
			undo = bot.T("xacnhan.sheet_undo")
		}
		say.Parts = []bot.Part{{Text: bot.T("xacnhan.sheet_typed", "n", s.pictures(), "reports", len(s.Items), "left", left, "undo", undo)}}
		return say
	}
	say.Parts = []bot.Part{{Text: bot.T("xacnhan.sheet", "n", s.pictures(), "reports", len(s.Items), "left", left)}}
	say.Choices = sheetChoices(id, s)
	return say
}

// leftBehind says how many wait behind the sheet; behind the last one, how many were put
// off or came meanwhile.
func (t *deskTurn) leftBehind(s sheetShown, result *decided) (bot.Text, error) {
	left, err := t.records.Waiting(s.Scope, s.Last, countMost)
	if err != nil || left > 0 {
		return leftText(left), err
	}
	all, err := t.records.Waiting(s.Scope, bot.ReviewPlace{}, countMost)
	put := all - len(s.Items)
	if result != nil {
		put -= result.n
	}
	if err != nil || put <= 0 {
		return leftText(0), err
	}
	return bot.T("xacnhan.left_put", "n", put), nil
}

func leftText(left int) bot.Text {
	switch {
	case left == 0:
		return bot.T("xacnhan.left_none")
	case left < countMost:
		return bot.T("xacnhan.left", "n", left)
	}
	return bot.T("xacnhan.left_many", "n", countMost-1)
}

// reviewAlbum are the pictures, each with its unit and status.
func (t *deskTurn) reviewAlbum(scope bot.Scope, list []bot.ToReview) (shots []bot.SayShot) {
	ask := t.ofScope(scope)
	for _, r := range list {
		for _, p := range r.Shots {
			if len(shots) == bot.AlbumMost {
				return shots
			}
			text := bot.T("xacnhan.caption", "unit", reportUnit(r.UnitName, r.AreaName), "status", statusOf(r.Report))
			switch {
			case r.OnBehalf:
				text = bot.T("xacnhan.caption_behalf", "caption", text)
			case !r.Verified:
				text = bot.T("xacnhan.caption_unverified", "caption", text, "name", reporterName(r.Name))
			}
			if t.Caps.Album > 0 { // else the channel's own words number them
				text = bot.T("xacnhan.caption_n", "i", len(shots)+1, "caption", text)
			}
			shots = append(shots, bot.SayShot{Picture: bot.Attachment{SHA256: p.SHA256, Mime: p.Mime, Size: p.Size, Ask: ask},
				Origin: p.Channel + ":" + p.File.Ref, Caption: text})
		}
	}
	return shots
}

func reportUnit(name, area string) bot.Text { return unitName(bot.Unit{Name: name, AreaName: area}) }

// after is a message below what was decided. Where choices are numbers both are one:
// only the last message's count.
func (t *deskTurn) after(above []bot.Part, result *decided, say bot.Say) bot.Effects {
	if result != nil {
		above = append(above, result.parts...)
	}
	if len(above) == 0 {
		return bot.Effects{Say: []bot.Say{say}}
	}
	var choices [][]bot.Choice
	if result != nil {
		choices = result.choices
	}
	if t.Caps.Buttons {
		return bot.Effects{Say: []bot.Say{t.sayParts(above, choices...), say}}
	}
	say.Parts = append(above, say.Parts...)
	if len(say.Choices) > 0 || len(say.Album) == 0 {
		say.Choices = append(say.Choices, choices...)
	}
	return bot.Effects{Say: []bot.Say{say}}
}

// noSheet says that nothing waits behind the place; what was put off can be seen again.
func (t *deskTurn) noSheet(scope bot.Scope, after bot.ReviewPlace, above []bot.Part, result *decided) (bot.Effects, error) {
	put, err := t.records.Waiting(scope, bot.ReviewPlace{}, countMost)
	if err != nil {
		return bot.Effects{}, err
	}
	if result != nil {
		put -= result.n
	}
	say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("xacnhan.none")}}}
	arriving, err := t.records.Arriving(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if arriving > 0 {
		say.Parts = []bot.Part{{Text: bot.T("xacnhan.arriving", "n", arriving)}}
		say.Choices = [][]bot.Choice{{button("review_again", t.scopeData(verbSheet, scope))}}
	}
	if put > 0 && after != (bot.ReviewPlace{}) {
		say.Parts = []bot.Part{{Text: bot.T("xacnhan.put_off", "n", put)}}
		say.Choices = [][]bot.Choice{{button("review_again", t.scopeData(verbSheet, scope))}}
	}
	return t.after(above, result, say), nil
}

// auditOf is a line about a unit; one event may have several.
func (t *deskTurn) auditOf(act string, unit bot.UnitID) bot.Audit {
	a := t.audit(act, unitObject(unit))
	a.Event += ":" + num10(unit)
	return a
}
