package desk

import (
	"slices"

	"vneidbot/bot"
)

// tappedList is the preview that a button means, if it is the person's own and all
// that it touches still lies in the own scope; nil with what is to be answered
// instead.
func (t *deskTurn) tappedList(c call) (id string, p *bot.ListPreview, e bot.Effects, err error) {
	if id = first(c.fields); id == "" {
		e, err = t.stale()
		return id, nil, e, err
	}
	v, err := t.records.View(id)
	if err != nil || v == nil || v.Account != t.Event.From {
		e, err = t.staleAfter(err)
		return id, nil, e, err
	}
	p = new(bot.ListPreview)
	if ok, err := t.readView(listView, id, p); !ok || err != nil {
		e, err = t.staleAfter(err)
		return id, nil, e, err
	}
	if !p.Within(t.who.own()) {
		return id, nil, t.passing(bot.T("danhsach.scope", "name", bot.Raw(p.Order.File.Name))), nil
	}
	return id, p, bot.Effects{}, nil
}

// showList is the preview: what it was taken for, what was read, what it would
// change, what is wrong, and what may be done about it.
func (t *deskTurn) showList(c call) (bot.Effects, error) {
	id, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	if p.Refused != "" {
		return t.answer(bot.T("danhsach.refused", "name", bot.Raw(p.Order.File.Name), "why", bot.Raw(p.Refused))), nil
	}
	again, err := t.listAgain(p)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: listHead(p, again)}, {Text: listNumbers(p)}}
	for _, text := range slices.Concat(listNames(p), listDoubts(p)) {
		parts = append(parts, bot.Part{Text: text})
	}
	if p.Import == "" {
		parts = append(parts, bot.Part{Text: listNothing(p)})
	} else if text, soon, err := t.roundSoon(); err != nil {
		return bot.Effects{}, err
	} else if soon {
		parts = append(parts, bot.Part{Text: text})
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, t.listButtons(id, p)...)}}, nil
}

// listAgain is why an earlier preview was not taken in.
func (t *deskTurn) listAgain(p *bot.ListPreview) (lines bot.Lines, err error) {
	if !p.Again {
		return nil, nil
	}
	lines = append(lines, bot.T("danhsach.again"))
	if p.Other != nil {
		by := bot.T("canbo.admin")
		if p.Other.By != bot.ByCommand {
			by, err = t.officerName(p.Other.By)
		}
		lines = append(lines, bot.T("danhsach.other", "by", by, "name", bot.Raw(p.Other.Name), "at", p.Other.At))
	}
	if len(p.Moved) > 0 {
		lines = append(lines, bot.T("danhsach.moved", "names", someNames(p.Moved)))
	}
	return lines, err
}

// listHead is what the file was taken for and what of it was read.
func listHead(p *bot.ListPreview, lines bot.Lines) bot.Text {
	lines = append(lines, bot.T("danhsach.head", "name", bot.Raw(p.Order.File.Name)))
	var unread bot.List
	for _, s := range p.Sheets {
		if s.Header == 0 {
			unread = append(unread, bot.Raw("“"+s.Name+"”"))
			continue
		}
		lines = append(lines, sheetLine(s))
		if len(s.Left) > 0 {
			lines = append(lines, bot.T("danhsach.left", "names", raws(s.Left)))
		}
		if s.TitleArea != "" {
			lines = append(lines, bot.T("danhsach.title_area", "area", bot.Raw(s.TitleArea)))
		}
		if s.TitleLevel != "" {
			lines = append(lines, bot.T("danhsach.title_level", "level", s.TitleLevel))
		}
	}
	if len(unread) > 0 {
		lines = append(lines, bot.T("danhsach.unread", "names", unread))
	}
	return bot.T("danhsach.lines", "lines", lines)
}

func sheetLine(s bot.ListSheet) bot.Text {
	header := bot.T("danhsach.header", "row", s.Header)
	if s.HeaderEnd > s.Header {
		header = bot.T("danhsach.headers", "row", s.Header, "until", s.HeaderEnd)
	}
	if s.Name == "" {
		return bot.T("danhsach.text", "header", header, "columns", raws(s.Read), "n", s.Rows)
	}
	return bot.T("danhsach.sheet", "sheet", bot.Raw(s.Name), "header", header, "columns", raws(s.Read), "n", s.Rows)
}

func listNumbers(p *bot.ListPreview) bot.Text {
	return bot.T("danhsach.numbers", "new", p.New, "changed", p.Changed, "same", p.Same, "wrong", p.Wrong, "missing", p.Missing)
}

// listNames are the units that get another name, those that the file does not have,
// and the rows that are wrong.
func listNames(p *bot.ListPreview) (texts []bot.Text) {
	add := func(key string, n int, lines bot.Lines) {
		if n == 0 {
			return
		}
		if more := n - len(lines); more > 0 {
			lines = append(lines, bot.T("danhsach.more", "n", more))
		}
		texts = append(texts, bot.T(key, "n", n, "lines", lines))
	}
	var renames, wrong bot.Lines
	for _, r := range p.Renames {
		renames = append(renames, bot.T("danhsach.rename", "was", bot.Raw(r.Was), "now", bot.Raw(r.Now)))
	}
	for _, w := range p.WrongRows {
		wrong = append(wrong, rowLine(w))
	}
	add("danhsach.renames", p.Renamed, renames)
	add("danhsach.moves", p.Moving, moveLines(p.Moves))
	add("danhsach.recodes", p.Recoding, moveLines(p.Recodes))
	add("danhsach.missing", p.Missing, rawLines(p.MissingNames))
	add("danhsach.wrong", p.Wrong, wrong)
	return texts
}

func moveLines(moves []bot.ListMove) (lines bot.Lines) {
	for _, m := range moves {
		lines = append(lines, bot.T("danhsach.move", "name", bot.Raw(m.Name), "was", bot.Raw(m.Was), "now", bot.Raw(m.Now)))
	}
	return lines
}

func rowLine(w bot.ListRow) bot.Text {
	at := bot.T("danhsach.row", "row", w.Line)
	switch {
	case w.Sheet != "" && w.Column != "":
		at = bot.T("danhsach.row_sheet_column", "row", w.Line, "sheet", bot.Raw(w.Sheet), "column", bot.Raw(w.Column))
	case w.Sheet != "":
		at = bot.T("danhsach.row_sheet", "row", w.Line, "sheet", bot.Raw(w.Sheet))
	case w.Column != "":
		at = bot.T("danhsach.row_column", "row", w.Line, "column", bot.Raw(w.Column))
	}
	return bot.T("danhsach.why", "at", at, "why", bot.Raw(w.Why))
}

// listDoubts are what the officer may still say.
func listDoubts(p *bot.ListPreview) (texts []bot.Text) {
	lines := rawLines(p.Notes)
	for _, u := range p.Unknown {
		lines = append(lines, areaLine("danhsach.unknown", u))
	}
	for _, u := range p.Ended {
		lines = append(lines, areaLine("danhsach.ended", u))
	}
	if p.Elsewhere {
		lines = append(lines, bot.T("danhsach.mostly_elsewhere"))
	}
	if len(p.Made) > 0 {
		lines = append(lines, bot.T("danhsach.made", "names", raws(p.Made)))
	}
	if p.Lent.Rows > 0 {
		lines = append(lines, bot.T("danhsach.lent", "n", p.Lent.Rows, "area", bot.Raw(p.Lent.Name)))
	}
	for _, l := range []struct {
		key string
		n   int
	}{{"danhsach.no_area", p.NoArea}, {"danhsach.no_level", p.Levels}, {"danhsach.no_code", p.NoCode}} {
		if l.n > 0 {
			lines = append(lines, bot.T(l.key, "n", l.n))
		}
	}
	if p.Closings > 0 {
		key := "danhsach.closings"
		if p.Order.Close {
			key = "danhsach.closes"
		}
		lines = append(lines, bot.T(key, "n", p.Closings, "names", someNames(p.ClosingNames)))
	}
	if p.NoteCount > 0 {
		lines = append(lines, bot.T("danhsach.notes", "n", p.NoteCount))
	}
	if len(lines) > 0 {
		texts = append(texts, bot.T("danhsach.lines", "lines", lines))
	}
	return texts
}

func areaLine(key string, u bot.UnknownArea) bot.Text {
	if u.Near == "" {
		return bot.T(key, "name", bot.Raw(u.Name), "n", u.Rows)
	}
	return bot.T(key+"_near", "name", bot.Raw(u.Name), "n", u.Rows, "near", bot.Raw(u.Near))
}

// opens tells whether a doubtful name is still to be asked about.
func opens(p *bot.ListPreview) bool { _, _, open := nextDoubt(p, p.Order); return open }

// listNothing says why there is nothing to take in.
func listNothing(p *bot.ListPreview) bot.Text {
	rows := 0
	for _, s := range p.Sheets {
		rows += s.Rows
	}
	switch {
	case rows == 0 && len(p.Sheets) > 0 && len(p.Notes) == 0: // a note says why rows are none
		return bot.T("danhsach.no_rows")
	case p.Same == 0 && slices.ContainsFunc(p.Unknown, func(u bot.UnknownArea) bool { return u.Near != "" }) && opens(p):
		return bot.T("danhsach.areas_first")
	case p.Same == 0 && len(p.Unknown) > 0:
		return bot.T("danhsach.elsewhere")
	case p.Same == 0:
		return bot.T("danhsach.none")
	}
	if p.Wrong > 0 {
		return bot.T("danhsach.same_but", "n", p.Wrong)
	}
	return bot.T("danhsach.same")
}

// roundSoon warns when a round of today is still gathered.
func (t *deskTurn) roundSoon() (bot.Text, bool, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return bot.Text{}, false, err
	}
	next, ok := all.Of(t.whose()).Next(t.now)
	if !ok || !next.Day.Equal(t.day) {
		return bot.Text{}, false, nil
	}
	return bot.T("danhsach.round", "at", next.Units), true, nil
}

func (t *deskTurn) listButtons(id string, p *bot.ListPreview) (out [][]bot.Choice) {
	add := func(name, verb string) { out = append(out, []bot.Choice{button(name, data(verb, id))}) }
	if p.Import != "" {
		add("list_take", verbTake)
	}
	if opens(p) {
		add("list_doubts", verbDoubts)
	}
	if p.NoArea > 0 {
		add("list_area", verbListArea)
	}
	if p.Levels > 0 {
		add("list_level", verbListLevel)
	}
	if p.Closings > 0 && !p.Order.Close {
		add("list_close", verbListClose)
	}
	if p.Full != nil && t.carries() {
		add("list_full", verbFull)
	}
	if p.Import != "" {
		out = append(out, []bot.Choice{button("leave", verbNo)})
	}
	return out
}

// fullList sends the file with everything.
func (t *deskTurn) fullList(c call) (bot.Effects, error) {
	_, p, e, err := t.tappedList(c)
	if p == nil {
		return e, err
	}
	if p.Full == nil {
		return t.stale()
	}
	say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("danhsach.full", "name", bot.Raw(p.Order.File.Name))}}, File: p.Full}
	return bot.Effects{Say: []bot.Say{say}}, nil
}

// someNames are names of units, the first few of them.
func someNames(names []string) bot.List { return raws(names[:min(len(names), 10)]) }

func raws(names []string) (list bot.List) {
	for _, n := range names {
		list = append(list, bot.Raw(n))
	}
	return list
}

func rawLines(names []string) (lines bot.Lines) {
	for _, n := range names {
		lines = append(lines, bot.Raw(n))
	}
	return lines
}
