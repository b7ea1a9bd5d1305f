package desk

import (
	"time"

	"vneidbot/bot"
)

// matterLine is a matter in one line.
func matterLine(m bot.Matter, p bot.Place, today time.Time) bot.Text {
	line := matterFact(m)
	due, ok := m.Due(p)
	switch {
	case !ok:
		return line
	case m.Late(p, today):
		return bot.T("denghi.late_line", "line", line, "day", bot.Day(due))
	case !m.Answered.IsZero():
		return bot.T("denghi.answered_line", "line", line, "day", bot.Day(due))
	}
	return bot.T("denghi.due_line", "line", line, "day", bot.Day(due))
}

// matterFact is what the matter is, without its days.
func matterFact(m bot.Matter) bot.Text {
	const most = 120
	who, unit, text := reporterName(m.Name), unitOrNone(m), bot.Raw(shorten(m.Text, most))
	switch m.Kind {
	case bot.MatterDelete:
		return bot.T("denghi.line_delete", "who", who, "unit", unit)
	case bot.MatterCorrect:
		return bot.T("denghi.line_correct", "who", who, "unit", unit, "text", text)
	case bot.MatterQuestion:
		return bot.T("denghi.line_question", "who", who, "unit", unit, "text", text)
	case bot.MatterLeaves:
		return bot.T("denghi.line_leaves", "who", who, "unit", unit)
	case bot.MatterDenied:
		return bot.T("denghi.line_denied", "receipt", m.Receipt, "unit", unit)
	case bot.MatterCode:
		return bot.T("denghi.line_code", "code", bot.TaxCode(m.Text), "unit", unit)
	case bot.MatterWords:
		return bot.T("denghi.line_words", "text", text, "unit", unit)
	case bot.MatterLevel:
		return bot.T("denghi.line_level", "unit", unit)
	case bot.MatterUnit:
	}
	return bot.T("denghi.line_unit", "unit", unit)
}

// matterHead is what stands above the matter's buttons.
func matterHead(m bot.Matter) bot.Text {
	who, unit, text := reporterName(m.Name), unitOrNone(m), bot.Raw(m.Text)
	switch m.Kind {
	case bot.MatterDelete:
		return bot.T("denghi.page_delete", "who", who, "unit", unit, "at", m.At)
	case bot.MatterCorrect:
		return bot.T("denghi.page_correct", "who", who, "unit", unit, "at", m.At, "text", text)
	case bot.MatterLeaves:
		return bot.T("denghi.page_leaves", "who", who, "unit", unit, "at", m.At)
	case bot.MatterDenied:
		return bot.T("denghi.page_denied", "receipt", m.Receipt, "unit", unit, "at", m.At)
	default:
		return bot.T("denghi.page_question", "who", who, "unit", unit, "at", m.At, "text", text)
	}
}

// unitOrNone is the unit of a matter; not everybody who asks has one.
func unitOrNone(m bot.Matter) bot.Text {
	switch {
	case m.Unit.ID != 0:
		return unitName(m.Unit)
	case m.Officer:
		return bot.T("denghi.officer")
	}
	return bot.T("denghi.no_unit")
}

// toAsker is a sentence to who asked: an officer is no thầy/cô.
func toAsker(m bot.Matter, key string, pairs ...any) bot.Text {
	if m.Officer {
		key += "_officer"
	}
	return bot.T(key, pairs...)
}

// MattersWaiting is what an officer is told of what waits: how many there are of each
// kind, and the next day that the law sets.
func MattersWaiting(list []bot.Matter, p bot.Place) bot.Say {
	text := bot.T("denghi.new", "n", len(list), "counts", matterCounts(list))
	var next time.Time
	for _, m := range list {
		if due, ok := m.Due(p); ok && (next.IsZero() || due.Before(next)) {
			next = due
		}
	}
	if !next.IsZero() {
		text = bot.T("denghi.new_due", "n", len(list), "counts", matterCounts(list), "day", bot.Day(next))
	}
	see := button("see_matters", data(verbMatters))
	see.Standing = true
	return bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: [][]bot.Choice{{see}}}
}

// MattersLate is what administrators are told of what is overdue.
func MattersLate(list []bot.Matter, p bot.Place, today time.Time) bot.Say {
	const most = 10
	var lines bot.Lines
	for _, m := range list[:min(len(list), most)] {
		lines = append(lines, bot.T("denghi.late_row", "line", matterLine(m, p, today)))
	}
	see := button("see_matters", data(verbMatters))
	see.Standing = true
	return bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("denghi.late", "n", len(list), "lines", lines)}}, Choices: [][]bot.Choice{{see}}}
}
