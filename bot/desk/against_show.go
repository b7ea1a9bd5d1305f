package desk

import (
	"time"

	"vneidbot/bot"
)

// AgainstMade tells the chat of the task what came of its comparison.
func AgainstMade(task bot.AgainstTask, sum bot.AgainstSum, at time.Time) []bot.Write {
	v := workersView(task.Tell, againstView, sum, at)
	return []bot.Write{bot.KeepView{View: v}, tapBy(task.Tell, at, data(verbAgainst, v.ID))}
}

// AgainstFailed tells that nothing came of it, and whether the disk was full.
func AgainstFailed(task bot.AgainstTask, full bool, at time.Time) []bot.Write {
	return tapNotMade(task.Tell, verbAgainstFailed, full, at)
}

// tappedAgainst is the comparison that a button means, if it is the person's own and its
// scope still is; nil with what is to be answered instead.
func (t *deskTurn) tappedAgainst(c call) (id string, sum *bot.AgainstSum, e bot.Effects, err error) {
	id = first(c.fields)
	sum = new(bot.AgainstSum)
	if ok, err := t.ownView(againstView, id, sum); !ok || err != nil {
		e, err = t.staleAfter(err)
		return id, nil, e, err
	}
	if sum.Scope.Empty() && sum.Refused == "" || !t.who.own().Covers(sum.Scope) {
		e, err = t.refuse(outside)
		return id, nil, e, err
	}
	return id, sum, bot.Effects{}, nil
}

// showAgainst tells the piles, and hands over the workbook.
func (t *deskTurn) showAgainst(c call) (bot.Effects, error) {
	id, sum, e, err := t.tappedAgainst(c)
	if sum == nil {
		return e, err
	}
	if sum.Refused != "" {
		return t.answer(bot.T("doichieu.refused", "why", bot.Raw(sum.Refused))), nil
	}
	place, err := t.describe(sum.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: bot.T("doichieu.head", "place", place, "at", sum.At)}, {Text: bot.T("doichieu.lines", "n", sum.Lines, "blocks", againstBlocks(sum))}, {Text: againstPiles(sum)}}
	if notes := againstNotes(sum); len(notes) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("doichieu.notes", "lines", notes)})
	}
	var choices []bot.Choice
	if len(sum.Theirs) > 0 {
		choices = append(choices, button("look_again", data(verbAskAgain, id)))
	}
	say := t.sayParts(parts, filled(choices)...)
	if t.carries() && sum.Book != nil {
		f := sum.Book
		say.File = t.owned(bot.File{SHA256: f.SHA256, Name: f.Name, Mime: f.Mime, Size: f.Size}, sum.Scope)
		say.Parts = append(say.Parts, bot.Part{Text: bot.T("xuat.phones")})
	}
	return bot.Effects{Say: []bot.Say{say}}, nil
}

// againstBlocks are the lines of the list by the letter's blocks, as the police count:
// "mầm non 487 + tiểu học 138".
func againstBlocks(sum *bot.AgainstSum) (blocks bot.Text) {
	var terms bot.Addends
	for _, b := range append(bot.Blocks(), bot.OtherBlock) {
		if n := sum.Blocks[b]; n > 0 {
			terms = append(terms, bot.T("doichieu.block", "block", bot.T("block."+string(b)), "n", n))
		}
	}
	for _, more := range []struct {
		key string
		n   int
	}{{"doichieu.block_denied", sum.Denied}, {"doichieu.block_unknown", sum.Unknown}, {"doichieu.block_repeated", sum.Repeated}} {
		if more.n > 0 {
			terms = append(terms, bot.T(more.key, "n", more.n))
		}
	}
	return bot.T("doichieu.sum", "terms", terms)
}

// againstPiles are the five piles of the scope.
func againstPiles(sum *bot.AgainstSum) bot.Text {
	return bot.T("doichieu.piles", "both", sum.Piles[bot.BothHave], "theirs", sum.Piles[bot.OnlyTheirs], "ours", sum.Piles[bot.OnlyOurs],
		"none", sum.Piles[bot.NoneHas], "unknown", sum.Unknown)
}

// againstNotes say what else is to be known of the list.
func againstNotes(sum *bot.AgainstSum) (notes bot.Lines) {
	if sum.Outside > 0 {
		notes = append(notes, bot.T("doichieu.outside", "n", sum.Outside))
	}
	if sum.Denied > 0 {
		notes = append(notes, bot.T("doichieu.denied", "n", sum.Denied))
	}
	if sum.Meant > 0 {
		notes = append(notes, bot.T("doichieu.meant", "n", sum.Meant))
	}
	if 2*sum.Unknown > sum.Lines-sum.Denied {
		notes = append(notes, bot.T("doichieu.elsewhere"))
	}
	return notes
}
