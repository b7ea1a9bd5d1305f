package desk

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
)

// diaryRead is how many lines are read for a page: as many as it shows, each of a whole
// sheet of reports, and one more.
const diaryRead = perDiary*bot.AlbumMost + 1

// diaryGroup is what a page shows as one line: what one event did with many units, or
// what somebody did again and again.
type diaryGroup []bot.DiaryLine

// grouped puts lines that follow each other and belong together into one, at most so
// many; more tells that there are others behind. That each unit has its own line is for
// who asks about a unit.
func grouped(lines []bot.DiaryLine, most int) (groups []diaryGroup, more bool) {
	for _, l := range lines {
		last := len(groups) - 1
		if last >= 0 && groups[last].has(l) {
			groups[last] = append(groups[last], l)
			continue
		}
		groups = append(groups, diaryGroup{l})
	}
	switch {
	case len(groups) > most:
		return groups[:most], true
	case len(lines) < diaryRead:
		return groups, false
	case len(groups) > 1: // the last one may go on
		return groups[:len(groups)-1], true
	}
	return groups, true
}

// diaryLooks are acts that change nothing: what was looked at again is no news.
var diaryLooks = strings.Fields(`canbo canbo.xem chuabaocao denghi denghi.xem dondoc dondoc.diaban donvi donvi.anh donvi.lichsu donvi.nguoi mamoi
nhatky trang.donvi xacnhan.xem`)

// diaryRest are the acts that decide nothing.
var diaryRest = append(strings.Fields(`xuat chotso.excel guilenso.xem maudanhsach trang trang.mo trang.dong xuat.anh doichieu`), diaryLooks...)

// decisions asks for what was decided and changed alone.
var decisions = regexp.MustCompile(`(?i)(?:các |những |chỉ |cac |nhung |chi )*(?:quyết định|quyet dinh|decisions?)`)

// cutDecisions takes that wish out of what was typed.
func cutDecisions(args string) (rest string, asked bool) {
	at := decisions.FindStringIndex(args)
	if at == nil {
		return args, false
	}
	return strings.Trim(args[:at[0]]+" "+args[at[1]:], space), true
}

// has tells whether the next line belongs to the group: it is of the same event, or one
// more look at the same.
func (g diaryGroup) has(l bot.DiaryLine) bool {
	a, z := g[0], g[len(g)-1]
	if a.Did.Account != l.Did.Account || a.Did.Act != l.Did.Act {
		return false
	}
	again := a.Did.Object == l.Did.Object && z.Did.Object == l.Did.Object && slices.Contains(diaryLooks, l.Did.Act)
	return again || a.Unit.ID != 0 && l.Unit.ID != 0 && eventOf(a) == eventOf(l)
}

// eventOf is the event of a line, which auditOf tells apart by its unit.
func eventOf(l bot.DiaryLine) string { return strings.TrimSuffix(l.Did.Event, ":"+num10(l.Unit.ID)) }

// about is how many units, or how often, the group has; "" for one line.
func (g diaryGroup) about() (units, times int) {
	all := map[bot.UnitID]bool{}
	for _, l := range g {
		all[l.Unit.ID] = true
	}
	if len(all) > 1 {
		return len(all), 0
	}
	return 0, len(g)
}

// end is the place behind which the next group is.
func (g diaryGroup) end() bot.DiaryPlace { return g[len(g)-1].Place() }

// diaryGroupLine is a group as one line.
func (t *deskTurn) diaryGroupLine(g diaryGroup) bot.Text {
	units, times := g.about()
	switch {
	case units > 0:
		return t.diaryDid(g[0], bot.T("nhatky.units", "n", units))
	case times > 1:
		return bot.T("nhatky.again", "line", t.diaryLine(g[0]), "n", times)
	}
	return t.diaryLine(g[0])
}
