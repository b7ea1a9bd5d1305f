package dialog

import (
	"slices"

	"vneidbot/bot"
)

// fetched hears that a picture could not be kept. It speaks only of the draft
// or the report that the picture was for; of any other there is nothing to ask.
func (t *turn) fetched() {
	p := t.ev.Picture
	switch {
	case p == nil || p.Fault == bot.FaultNone || p.Draft == "":
	case p.Draft == t.st.Draft.ID:
		t.lostFromDraft(*p)
	case p.Draft == t.st.Last.Draft && t.st.Last.ID != "":
		t.st.Last.Wants = true
		t.st.Last.Pictures = max(t.st.Last.Pictures-1, 0)
		t.tellFault(p.Fault, "photo.after", "receipt", t.st.Last.Receipt)
	}
}

func (t *turn) lostFromDraft(p bot.PictureResult) {
	d := &t.st.Draft
	was := len(d.Pictures)
	d.Pictures = slices.DeleteFunc(slices.Clone(d.Pictures), func(x picture) bool { return x.Event == p.Event })
	if len(d.Pictures) == was {
		return // it was given up meanwhile
	}
	t.lead = append(t.lead, bot.Part{Text: fault(p.Fault)})
	if len(d.Pictures) > 0 {
		t.current()
		return
	}
	t.changed()
	if t.st.Ask.Slot == slotSummary || t.st.Ask.Slot == slotPicture {
		t.ask(ask{Slot: slotPicture})
		return
	}
	t.current()
}

// tellFault says what was wrong with a picture of a sent report.
func (t *turn) tellFault(f bot.PictureFault, key string, pairs ...any) {
	t.aside([]bot.Part{{Text: bot.T(key, pairs...)}, {Text: fault(f)}})
}

func fault(f bot.PictureFault) bot.Text {
	switch f {
	case bot.FaultNotImage, bot.FaultBig, bot.FaultBroken, bot.FaultTiny, bot.FaultFailed:
		return bot.T("photo." + string(f))
	}
	return bot.T("photo.broken")
}
