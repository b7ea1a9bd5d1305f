package dialog

import (
	"slices"

	"vneidbot/bot"
)

// fetched hears that a picture could not be kept. It speaks only of the draft
// or the report that the picture was for; of any other there is nothing to ask.
func (t *Talk) fetched() {
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

func (t *Talk) lostFromDraft(p bot.PictureResult) {
	d := &t.st.Draft
	was := len(d.Pictures)
	d.Pictures = slices.DeleteFunc(slices.Clone(d.Pictures), func(x picture) bool { return x.Event == p.Event })
	if len(d.Pictures) == was {
		return // it was given up meanwhile
	}
	if len(d.Pictures) == 0 {
		t.changed()
	}
	if len(d.Pictures) == 0 && t.st.Ask.Slot == slotSummary {
		t.instead(fault(p.Fault))
		t.ask(ask{Slot: slotPicture})
		return
	}
	t.noPicture(p.Fault)
	t.current()
}

// noPicture says what is wrong with a picture. Where a picture is asked for,
// the sentence asks for it again by itself.
func (t *Talk) noPicture(f bot.PictureFault) {
	if t.st.Ask.Slot == slotPicture {
		t.instead(fault(f))
		return
	}
	t.lead = append(t.lead, bot.Part{Text: fault(f)})
}

// tellFault says what was wrong with a picture of a sent report.
func (t *Talk) tellFault(f bot.PictureFault, key string, pairs ...any) {
	t.aside([]bot.Part{{Text: bot.T(key, pairs...)}, {Text: fault(f)}})
}

func fault(f bot.PictureFault) bot.Text {
	switch f {
	case bot.FaultNotImage, bot.FaultBig, bot.FaultBroken, bot.FaultTiny, bot.FaultFailed:
		return bot.T("photo." + string(f))
	default:
		return bot.T("photo.broken")
	}
}
