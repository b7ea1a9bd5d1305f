package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// wishesPicture takes "thêm ảnh" and "xóa ảnh" for what they say: in the middle of a
// report they open the question for the picture or take the pictures out, after it they
// wait for another one.
func (t *Talk) wishesPicture() bool {
	if t.retakes() {
		return true
	}
	adds, drops := t.in.Says(read.Attaches) || t.in.Says(read.Retakes) && t.returned(), t.in.Says(read.Detaches)
	if !adds && !drops || t.in.Says(read.Asks) && (!adds || t.in.Topic == read.AboutNeed) || t.in.Says(read.Later|read.Waits|read.Promises) || len(t.in.Codes) > 0 || t.in.Status != bot.NoStatus {
		return false
	}
	switch s := t.st.Ask.Slot; {
	case drops && (s == slotSummary || s == slotEdit || s == slotPicture || s == slotWhich || t.asking() && len(t.st.Draft.Pictures) > 0 && !s.interrupts()):
		return t.takesOut()
	case s == slotSummary || s == slotEdit || s == slotPicture || s == slotWhich:
		return t.morePictures()
	case t.returned() && !t.asking() && adds:
		t.anew(t.st.Last.Unit)
		t.next()
	case t.st.Draft.ID == "" && !t.asking() && t.st.Last.ID != "" && drops && t.st.Last.Pictures > 0:
		t.wrongPicture()
	case t.st.Draft.ID == "" && !t.asking() && t.st.Last.ID != "" && adds:
		t.st.Last.Wants = true
		t.tell(bot.T("late_photo.more", "receipt", t.st.Last.Receipt))
	default:
		return false
	}
	return true
}

// retakes takes the next picture in the place of those before it: "ảnh mờ, để em chụp lại".
func (t *Talk) retakes() bool {
	s := t.st.Ask.Slot
	if !t.in.Says(read.Retakes) || s != slotSummary && s != slotEdit || len(t.st.Draft.Pictures) == 0 || t.in.Says(read.Asks) {
		return false
	}
	if len(t.in.Which) > 0 && len(t.st.Draft.Pictures) > 1 {
		return t.takesOut() // the new one joins those that are left
	}
	return t.tapEdit("photo")
}

// morePictures asks for a picture. Where there are some, the next one joins them.
func (t *Talk) morePictures() bool {
	switch d := &t.st.Draft; {
	case t.st.Ask.Slot == slotPicture:
		t.show()
	case len(d.Pictures) == 0:
		d.Replace = true
		t.ask(ask{Slot: slotPicture})
	default:
		t.note("photo.more", "n", len(d.Pictures))
		t.next()
	}
	return true
}

// takesOut takes pictures out of the report: those that were named, all of them, or the
// only one. Of several it asks which.
func (t *Talk) takesOut() bool {
	d := &t.st.Draft
	switch which, ok := t.which(); {
	case len(d.Pictures) == 0:
		t.note("photo.none")
		t.current()
	case !ok:
		t.ask(ask{Slot: slotWhich}) // it says how many there are
	case len(which) > 0 && len(which) < len(d.Pictures):
		t.dropSome(which)
	case len(which) > 0 || len(d.Pictures) == 1 || t.in.Says(read.AllPictures):
		t.dropPictures()
	default:
		t.ask(ask{Slot: slotWhich})
	}
	return true
}

// dropPictures takes all pictures out of the report. One that must have a picture asks
// for it then.
func (t *Talk) dropPictures() {
	d := &t.st.Draft
	t.note("photo.dropped", "n", len(d.Pictures))
	t.replacePictures()
	d.Bare = !d.Status.NeedsPicture()
	t.afterDrop()
}

// afterDrop goes on where pictures were taken out.
func (t *Talk) afterDrop() {
	if t.st.Ask.Slot.about() {
		t.current()
		return
	}
	t.next()
}
