package dialog

import "vneidbot/bot/read"

// nameInTalk forgets a name that was looked for in talk, unless units are called just so:
// a question, a doubt, or words about a status may name the unit, and mostly do not.
func (t *Talk) nameInTalk() {
	if t.in.shy && (t.f.Near || t.f.More && !t.in.lone || len(alive(t.f.Named)) == 0) {
		t.in.name = ""
	}
}

// regrets tells whether the words doubt the report that was sent, and name another unit.
func (t *Talk) regrets() bool {
	return t.in.shy && t.in.Says(read.Doubts|read.Withdraws) && t.st.Last.ID != "" && t.st.Draft.ID == "" && !t.asking()
}

// offersNamed puts the unit that a question names under the answer to it, where none is known.
func (t *Talk) offersNamed() {
	found, none := alive(t.f.Named), t.st.Ask.Slot == "" || t.st.Ask.Slot == slotUnit
	if !t.in.shy || t.in.name == "" || len(found) != 1 || !none || t.st.Draft.Unit.known() || t.st.Draft.New != nil || t.st.Last.ID != "" || len(t.f.Units) > 0 {
		return
	}
	t.begin()
	a := ask{Slot: slotConfirm, Units: t.units(found), Name: t.in.name}
	a.Wait = t.wait(a)
	t.st.Ask = a
}
