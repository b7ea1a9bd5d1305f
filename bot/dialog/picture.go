package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// MaxPictureBytes is what a platform hands out; a bigger picture is refused at once.
const MaxPictureBytes = 20 << 20

// askPicture asks for the screenshot. It may be skipped where the status does
// not need one.
func (t *Talk) askPicture() question {
	q := question{bot.T("photo.ask"), [][]bot.Choice{row(t.pick("button.photo_later", "later"))}}
	if t.second() {
		q.text = bot.T("photo.ask_for", "unit", named(t.st.Draft.Unit))
	}
	if !t.st.Draft.Status.NeedsPicture() {
		q = question{bot.T("photo.ask_optional"), [][]bot.Choice{row(t.pick("button.skip", "skip"))}}
	}
	q.rows = append(q.rows, t.wayBack(t.st.Draft.Replace)...)
	return q
}

// spare asks for no picture that may be skipped, where every message counts:
// the summary says that one can still be sent.
func (t *Talk) spare() {
	if d := &t.st.Draft; !t.env.Caps.Buttons && d.missing() == slotPicture && !d.Status.NeedsPicture() {
		d.Bare = true
	}
}

func (t *Talk) tapPicture(choice string) bool {
	d := &t.st.Draft
	switch {
	case choice == "back" && d.Replace:
		d.Replace = false
	case choice == "skip" && d.Status.NeedsPicture():
		t.ask(ask{Slot: slotPicture}, bot.T("photo.needed"))
		return true
	case choice == "later" && d.Status.NeedsPicture():
		d.Later, d.Replace = true, false
		t.changed()
	case choice == "skip" || choice == "later":
		d.Bare, d.Replace = true, false
		t.changed()
	default:
		return false
	}
	t.next()
	return true
}

// pictured takes a picture, and what its caption says. A later picture of an
// album joins the earlier ones without a word.
func (t *Talk) pictured() {
	switch {
	case t.ev.File == nil:
		t.unknown()
	case t.captionOfAnother() && (t.hasUnit() && t.unitChosen() || t.albumOfTwo()):
		t.pictureOfAnother()
	case t.joinsAlbum():
		t.mute = t.in.text == ""
		if !t.mute {
			t.afterPicture()
		}
	case t.ev.File.Size > MaxPictureBytes:
		t.noPicture(bot.FaultBig)
		t.stand()
	case t.isLate() && t.returned() && t.st.Ask.Slot != slotLate:
		t.anew(t.st.Last.Unit)
		t.addPicture()
		t.afterPicture()
	case t.adopts(), t.isLate():
		t.late()
	case len(t.st.Draft.Pictures) >= MaxPictures && !t.st.Draft.Replace && t.st.Ask.Slot != slotWhich:
		t.tooManyPictures()
	default:
		t.st.Draft.Replace = t.st.Draft.Replace || t.in.Says(read.Replaces) && len(t.st.Draft.Pictures) > 0
		t.addPicture()
		t.afterPicture()
	}
}

// pictureOfAnother keeps no picture whose caption names another unit as evidence
// of the draft's.
func (t *Talk) pictureOfAnother() {
	t.note("photo.of_another")
	if others := t.unitsBeside(); len(others) > 0 && t.albumOfTwo() {
		t.keepBehind(others, t.inQuestion())
		return
	}
	if !t.secondUnit() { // several are called so
		t.current()
	}
}

// captionOfAnother tells whether a picture's caption names a unit, by code or by name,
// that is not the draft's.
func (t *Talk) captionOfAnother() bool {
	return slices.ContainsFunc(t.in.Codes, t.ofAnother) || t.ev.Kind == bot.Pictured && (t.otherNamed() || t.namesBesideOffered())
}

// namesBesideOffered tells whether the words name another unit for sure than the one that is
// being asked about.
func (t *Talk) namesBesideOffered() bool {
	found, first := alive(t.f.Named), t.candidate(0).ID
	return t.st.Ask.Slot == slotConfirm && first != 0 && !t.f.Near && read.LikeUnit(t.in.name) && len(found) == 1 && found[0].ID != first
}

// albumOfTwo tells whether a later picture, of an album or sent by itself, names another
// unit than the one that the first picture's caption named, and that is being asked about.
func (t *Talk) albumOfTwo() bool {
	before := t.st.Draft.hasAlbum(t.ev.Album) || t.ev.Album == "" && len(t.st.Draft.Pictures) > 0 && !t.in.Says(read.Corrects|read.Doubts|read.Replaces)
	return t.inQuestion() != (unit{}) && before && !slices.ContainsFunc(t.in.Codes, t.ofAsked)
}

// inQuestion is the unit that is being asked about: one that may be confirmed, or whichever of
// those that share a code.
func (t *Talk) inQuestion() unit {
	switch a := t.st.Ask; {
	case a.Slot == slotShared:
		return unit{Code: a.Code}
	case a.Slot == slotConfirm && t.candidate(0).ID != 0:
		return t.candidate(0)
	}
	return unit{}
}

// ofAsked tells whether the code is of a unit that the present question offers.
func (t *Talk) ofAsked(c read.Typed) bool {
	return slices.ContainsFunc(t.carriers(c), func(u bot.Unit) bool {
		return slices.ContainsFunc(t.st.Ask.Units, func(o unit) bool { return o.ID == u.ID })
	})
}

// tooManyPictures refuses one, an album only once.
func (t *Talk) tooManyPictures() {
	if t.st.Draft.Full && t.ev.Album != "" && t.in.text == "" {
		t.mute = true
		return
	}
	t.st.Draft.Full = true
	t.note("photo.many", "n", MaxPictures)
	t.afterPicture()
}

// afterPicture goes on with what the caption says.
func (t *Talk) afterPicture() {
	t.phonesApart()
	t.citizen()
	if t.in.Invite != "" {
		t.invited()
		return
	}
	if t.st.Ask.Slot == slotWords && t.textWords() {
		return
	}
	status := t.takeStatus()
	t.ownAccount()
	code := t.takeCode()
	t.meet()
	t.hear()
	switch {
	case code == codeAsked:
	case status == statusUnclear:
		t.unclear()
	case code == codeSame:
		t.next()
	default:
		t.goOn()
	}
}

// addPicture keeps the picture for the draft.
func (t *Talk) addPicture() {
	t.begin()
	d := &t.st.Draft
	switch n := len(d.Pictures); {
	case d.Replace:
		t.replacePictures()
	case t.st.Ask.Slot == slotWhich && n > 0: // as the question said
		t.dropAt(n - 1)
	}
	if len(d.Pictures) == 0 {
		t.changed()
	}
	d.Pictures = with(d.Pictures, picture{Event: t.ev.ID, Album: t.ev.Album})
	d.Bare, d.Later = false, false
	t.keep(t.ev.ID, t.ev.Album, *t.ev.File, bot.KeepPicture{Draft: d.ID, At: t.ev.At})
	if t.st.Ask.Slot == slotWords {
		t.setStatus(bot.OtherStatus)
	}
	switch n := len(d.Pictures); {
	case d.missing() == slotSummary: // which says how many there are
	case n > 1:
		t.note("photo.got_n", "n", n)
	default:
		t.note("photo.got")
	}
	if len(d.Pictures) == 1 && t.isOfficer() && len(t.f.Units) == 0 { // most are forwarded
		t.note("photo.behalf")
	}
}

// replacePictures gives up the pictures there were. The draft takes a new name,
// because the records forget pictures by the draft's: the same event taken
// twice must not forget the picture that it brings.
func (t *Talk) replacePictures() {
	d := &t.st.Draft
	if len(d.Pictures) > 0 {
		t.write(bot.DropPictures{Draft: d.ID})
		d.ID = bot.NewDraftID(t.ev.Chat, t.ev.ID)
	}
	d.Pictures, d.Replace, d.Full = nil, false, false
	t.changed()
}

// keep records a picture for a draft or a report.
func (t *Talk) keep(event, album string, f bot.File, k bot.KeepPicture) {
	k.Event, k.Album, k.File = event, album, f
	k.Chat, k.Account = t.ev.Chat, t.ev.From
	t.write(k)
}

// joinsAlbum takes a further picture of an album whose first one was taken.
func (t *Talk) joinsAlbum() bool {
	d, last, a := &t.st.Draft, &t.st.Last, t.st.Ask
	pic := picture{Event: t.ev.ID, Album: t.ev.Album}
	switch file := t.ev.File; {
	case t.ev.Album == "" || file.Size > MaxPictureBytes:
		return false
	case d.hasAlbum(t.ev.Album) && len(d.Pictures) < MaxPictures:
		d.Pictures = with(d.Pictures, pic)
		t.keep(t.ev.ID, t.ev.Album, *file, bot.KeepPicture{Draft: d.ID, At: t.ev.At})
	case a.Slot == slotLate && a.hasAlbum(t.ev.Album) && len(a.Pictures) < MaxPictures:
		pic.File, pic.At = file, t.ev.At
		t.st.Ask.Pictures = with(a.Pictures, pic)
	case last.hasAlbum(t.ev.Album) && last.Pictures < MaxPictures:
		last.Pictures++
		t.keep(t.ev.ID, t.ev.Album, *file, bot.KeepPicture{Report: last.ID, At: t.ev.At})
	case last.hasAlbum(t.ev.Album) && d.ID == "": // no room any more
	default:
		return false
	}
	return true
}
