package dialog

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// Life is how long a report in the making is kept.
const Life = 24 * time.Hour

// MaxPictures is how many pictures one report may have.
const MaxPictures = 10

// age forgets a draft that has outlived its day, and tells whether anything had
// been given for it.
func (st *State) age(at time.Time) (had bool) {
	st.sound()
	if st.Draft.ID == "" || at.Sub(st.Draft.Begun) <= Life {
		return false
	}
	had = st.underWay()
	st.Draft, st.Ask, st.Under = draft{}, ask{}, ask{}
	return had
}

// sound leaves out what no session of ours can hold: ids that could not stand
// in a button's data. A damaged session loses a question, not the conversation.
func (st *State) sound() {
	if !isID(string(st.Draft.ID)) {
		st.Draft, st.Ask, st.Under = draft{}, ask{}, ask{}
	}
	if !isID(st.Ask.Wait) {
		st.Ask = ask{}
	}
	if !isID(st.Under.Wait) {
		st.Under = ask{}
	}
	if !isID(string(st.Last.ID)) {
		st.Last = sent{}
	}
}

// maxID is longer than any id that bot makes.
const maxID = 32

func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return len(s) <= maxID
}

// has tells whether the person gave anything for the draft.
func (d *draft) has() bool {
	return d.New != nil || d.Unit.known() && !d.Guessed || d.Status != "" || len(d.Pictures) > 0
}

// underWay tells whether there is anything to give up: what was given, or what
// is being asked about it.
func (st *State) underWay() bool {
	a := st.Ask
	given := a.Code != "" || len(a.Pictures) > 0 || len(a.Units) > 0 && a.Slot != slotMany
	return st.Draft.has() || given
}

// missing is the first slot that is still to be asked.
func (d *draft) missing() slot {
	switch {
	case d.New != nil:
		return d.New.missing()
	case !d.Unit.known():
		return slotUnit
	case d.Unit.codeless():
		return slotCode
	}
	if s := d.missingStatus(); s != "" {
		return s
	}
	if d.wantsPicture() {
		return slotPicture
	}
	return slotSummary
}

func (d *draft) missingStatus() slot {
	switch {
	case d.Status == "":
		return slotStatus
	case d.Status == bot.OtherStatus && d.Words == "" && len(d.Pictures) == 0:
		return slotWords
	case d.fallsBack():
		return slotBack
	case d.Status != bot.Refused:
		return ""
	case d.Reason == "":
		return slotReason
	case d.Reason == bot.ReasonOther && d.ReasonText == "":
		return slotReasonText
	}
	return ""
}

// fallsBack tells whether the status lies below an earlier success and nobody
// has said yet that this is meant.
func (d *draft) fallsBack() bool {
	return d.Unit.Was == bot.Succeeded && d.Status != bot.Succeeded && !d.Sure
}

// wantsPicture tells whether a picture is asked for. A unit that is not registered
// or was refused has little to show: its summary offers to add one.
func (d *draft) wantsPicture() bool {
	return len(d.Pictures) == 0 && !d.Later && (d.Status.NeedsPicture() || d.Status == bot.OtherStatus && !d.Bare)
}

// hasAlbum tells whether a picture of the album belongs to the draft.
func (d *draft) hasAlbum(album string) bool { return ofAlbum(d.Pictures, album) }

// hasAlbum tells whether a picture of the album waits for a decision.
func (a ask) hasAlbum(album string) bool { return ofAlbum(a.Pictures, album) }

func ofAlbum(all []picture, album string) bool {
	return album != "" && slices.ContainsFunc(all, func(p picture) bool { return p.Album == album })
}

// albums lists the albums of the draft's pictures.
func (d *draft) albums() (all []string) {
	for _, p := range d.Pictures {
		if p.Album != "" && !slices.Contains(all, p.Album) {
			all = append(all, p.Album)
		}
	}
	return all
}

// codeless tells whether the unit's tax code is still to be asked.
func (u unit) codeless() bool     { return u.Code == "" && !u.NoCode && !u.CodeLate }
func (o outsider) codeless() bool { return o.Code == "" && !o.NoCode && !o.CodeLate }

// known tells whether a unit is chosen: one of the roster, or one outside it.
func (u unit) known() bool { return u.ID != 0 || u.Outside && u.Name != "" }

// missing is the first part of the description that is still to be asked, ""
// when it is complete.
func (o outsider) missing() slot {
	switch {
	case o.Name == "":
		return slotFind
	case o.codeless():
		return slotCode
	case o.Level == "":
		return slotLevel
	case o.Area.ID == 0:
		return slotArea
	}
	return ""
}

// unit is the finished description.
func (o outsider) unit() unit {
	return unit{Name: o.Name, Level: o.Level, Area: o.Area.ID, AreaName: o.Area.Name, Code: o.Code,
		NoCode: o.NoCode, CodeLate: o.CodeLate, Insisted: o.Insisted, Outside: true}
}

// with is append that never writes into a slice somebody else holds.
func with[T any](all []T, more ...T) []T { return append(slices.Clip(all), more...) }
