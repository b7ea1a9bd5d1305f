package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// hasAlbum tells whether a picture of the album went with the report.
func (s sent) hasAlbum(album string) bool { return album != "" && slices.Contains(s.Albums, album) }

// isLate tells whether a picture comes after a receipt, with nothing begun
// since and no word of what it is for.
func (t *Talk) isLate() bool {
	return t.st.Last.ID != "" && t.st.Draft.ID == "" && len(t.in.Codes) == 0 && t.in.Status == ""
}

// late asks where a picture after the receipt belongs. When one of the report
// failed, this one takes its place.
func (t *Talk) late() {
	pic := picture{Event: t.ev.ID, Album: t.ev.Album, File: t.ev.File, At: t.ev.At}
	switch {
	case t.st.Last.Wants:
		t.addLate([]picture{pic})
	case t.in.Says(read.Replaces|read.Corrects) && t.st.Last.Pictures > 0 && t.st.Ask.Slot != slotLate: // the officer sees both
		t.keepRemark()
		t.addLate([]picture{pic})
	case t.st.Ask.Slot == slotLate && len(t.st.Ask.Pictures) < MaxPictures: // another one, not of an album
		t.place(with(t.st.Ask.Pictures, pic))
	case t.st.Ask.Slot == slotLate:
		t.note("photo.many", "n", MaxPictures)
		t.current()
	default:
		t.place([]picture{pic})
	}
}

// place asks where the pictures belong. Who reported may still be answered.
func (t *Talk) place(pictures []picture) {
	under := t.st.Under
	if t.st.Ask.Slot == slotContact {
		under = t.st.Ask
	}
	t.ask(ask{Slot: slotLate, Pictures: pictures})
	t.st.Under = under
}

func (t *Talk) askLate() question {
	text := bot.T("late_photo.ask", "receipt", t.st.Last.Receipt)
	if len(t.f.Units) > 1 {
		text = bot.T("late_photo.ask_of", "receipt", t.st.Last.Receipt, "unit", named(t.st.Last.Unit))
	}
	return question{text,
		[][]bot.Choice{row(t.pick("button.add_photo", "add")), row(t.pick("button.new_report", "new")), row(t.pick("button.no_picture", "drop"))}}
}

func (t *Talk) tapLate(choice string) bool {
	pictures := t.st.Ask.Pictures
	switch choice {
	case "add":
		if t.returned() {
			t.anew(t.st.Last.Unit)
			t.newWith(pictures)
			return true
		}
		t.addLate(pictures)
	case "new":
		t.newWith(pictures)
	case "drop":
		t.st.Ask, t.st.Under = t.st.Under, ask{}
		t.tell(bot.T("late_photo.dropped", "receipt", t.st.Last.Receipt))
	default:
		return false
	}
	return true
}

// repliesLate takes words for the buttons: a picture that takes the place of others is added,
// and an officer reads which one is right.
func (t *Talk) repliesLate() bool {
	switch {
	case t.in.Says(read.Replaces | read.Retakes):
		t.keepRemark()
	case !t.in.Says(read.Attaches) && t.in.Answer != read.Yes:
		return false
	}
	return t.tapLate("add")
}

// addLate adds pictures to the report that was sent.
func (t *Talk) addLate(pictures []picture) {
	last := &t.st.Last
	t.st.Ask, t.st.Under = t.st.Under, ask{}
	if room := MaxPictures - last.Pictures; len(pictures) > room {
		pictures = pictures[:max(room, 0)]
		t.note("photo.many", "n", MaxPictures)
	}
	for _, p := range pictures {
		if p.File == nil {
			continue
		}
		last.Pictures++
		if p.Album != "" && !last.hasAlbum(p.Album) {
			last.Albums = with(last.Albums, p.Album)
		}
		t.keep(p.Event, p.Album, *p.File, bot.KeepPicture{Report: last.ID, At: p.At})
	}
	last.Wants = false
	t.tell(bot.T("late_photo.added", "receipt", last.Receipt))
}

// newWith begins a new report with the pictures that waited.
func (t *Talk) newWith(pictures []picture) {
	t.takeLate(pictures)
	t.next()
}

// takeLate gives pictures that waited to a new draft.
func (t *Talk) takeLate(pictures []picture) {
	t.begin()
	d := &t.st.Draft
	for _, p := range pictures {
		if p.File == nil {
			continue
		}
		d.Pictures = with(d.Pictures, picture{Event: p.Event, Album: p.Album})
		t.keep(p.Event, p.Album, *p.File, bot.KeepPicture{Draft: d.ID, At: p.At})
	}
	t.changed()
}
