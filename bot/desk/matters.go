package desk

import (
	"vneidbot/bot"
)

// matters is /denghi: what people asked for and what came up, until an officer has
// seen to it. What concerns a unit's data alone is done by the unit's own buttons.
func matters() command {
	return command{
		name: "denghi", asked: "việc chờ|chờ xử lý|đề nghị|câu hỏi của|đơn vị ngoài danh sách|xóa dữ liệu|wishes", aliases: []string{"viec", "vieccho", "wishes"}, action: action{seeMatters, (*deskTurn).listMatters}, place: 10,
		taps: []tap{
			{verbMatters, action{seeMatters, (*deskTurn).tapMatters}},
			{verbMatter, action{seeMatters, (*deskTurn).tapMatter}},
			{verbAnswer, action{settleMatters, (*deskTurn).answerMatter}},
			{verbDoAnswer, action{settleMatters, (*deskTurn).doAnswerMatter}},
			{verbSettle, action{settleMatters, (*deskTurn).settleMatter}},
			{verbForget, action{settleMatters, (*deskTurn).forget}},
			{verbDoForget, action{settleMatters, (*deskTurn).doForget}},
			{verbCorrect, action{settleMatters, (*deskTurn).correct}},
			{verbDoCorrect, action{settleMatters, (*deskTurn).doCorrect}},
		},
	}
}

const (
	verbMatters   = "dn"
	verbMatter    = "dni"
	verbAnswer    = "dnw"
	verbDoAnswer  = "dnwy"
	verbSettle    = "dnx"
	verbForget    = "dnd"
	verbDoForget  = "dndy"
	verbCorrect   = "dns"
	verbDoCorrect = "dnsy"
)

// perMatters is how many matters a message lists.
const perMatters = 6

// listMatters answers /denghi.
func (t *deskTurn) listMatters(call) (bot.Effects, error) { return t.mattersFrom(0, nil) }

func (t *deskTurn) tapMatters(c call) (bot.Effects, error) {
	from := 0
	if len(c.fields) == 1 {
		from, _ = unnum[int](c.fields[0])
	}
	return t.mattersFrom(from, nil)
}

// mattersFrom is a page of the list, under a sentence if there is one.
func (t *deskTurn) mattersFrom(from int, above []bot.Part) (bot.Effects, error) {
	all, err := t.records.Matters(t.who.tends())
	if err != nil {
		return bot.Effects{}, err
	}
	if len(all) == 0 {
		return bot.Effects{Say: []bot.Say{t.sayParts(append(above, bot.Part{Text: bot.T("denghi.none")}))}}, nil
	}
	if from >= len(all) {
		from = 0
	}
	shown := all[from:min(from+perMatters, len(all))]
	parts := append(above, bot.Part{Text: bot.T("denghi.head", "n", len(all), "counts", matterCounts(all))})
	var choices []bot.Choice
	for i, m := range shown {
		n := from + i + 1
		parts = append(parts, bot.Part{Text: bot.T("denghi.row", "i", n, "matter", t.matterLine(m))})
		choices = append(choices, bot.Choice{Label: bot.T("denghi.button_"+string(m.Kind), "i", n), Data: t.matterData(m)})
	}
	out := rows(choices...)
	if len(all) > perMatters {
		out = append(out, []bot.Choice{button("next_page", data(verbMatters, num((from+perMatters)%(len(all)+perMatters-1-(len(all)-1)%perMatters))))})
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, out...)}}
	e.Writes = []bot.Write{t.audit("denghi", "")}
	return e, nil
}

// matterCounts say how many of each kind there are.
func matterCounts(all []bot.Matter) (counts bot.List) {
	n := map[bot.MatterKind]int{}
	for _, m := range all {
		n[m.Kind]++
	}
	for _, kind := range bot.MatterKinds() {
		if n[kind] > 0 {
			counts = append(counts, bot.T("denghi.count_"+string(kind), "n", n[kind]))
		}
	}
	return counts
}

// matterLine is a matter in one line: what it is, whose, until when.
func (t *deskTurn) matterLine(m bot.Matter) bot.Text {
	return matterLine(m, t.Place, t.day)
}

// matterData is what the matter's button does: the unit's own where it is about a
// unit's data, else the matter's page.
func (t *deskTurn) matterData(m bot.Matter) string {
	unit := num(m.Unit.ID)
	switch m.Kind {
	case bot.MatterUnit:
		return data(verbCard, unit)
	case bot.MatterWords:
		return data(verbClassify, unit)
	case bot.MatterCode:
		return data(verbCode, unit, codeSent)
	case bot.MatterLevel:
		return data(verbLevel, unit)
	default:
		return data(verbMatter, t.keepView(matterView, matterKey{m.Kind, m.ID}))
	}
}

// backToMatters is the button that leads to the list again.
func backToMatters() []bot.Choice { return []bot.Choice{button("matters", data(verbMatters))} }

// waiting tells in /trogiup how much waits, nothing when nothing does.
func (t *deskTurn) waiting() (parts []bot.Part, err error) {
	all, err := t.records.Matters(t.who.tends())
	if err == nil && len(all) > 0 {
		parts = []bot.Part{{Text: bot.T("denghi.waiting", "n", len(all), "counts", matterCounts(all))}}
	}
	return parts, err
}
