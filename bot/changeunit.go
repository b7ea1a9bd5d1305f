package bot

import "time"

// UnitCard is what officers say of a unit, and can change.
type UnitCard struct {
	UnitState
	Code  TaxCode
	Head  string
	Phone string
}

// Card is what officers say of the unit.
func (u Unit) Card() UnitCard {
	return UnitCard{UnitState{u.Name, u.Level, u.Area, u.Standing}, u.Code, u.Head, u.Phone}
}

// WithCard is the unit as such a card has it. The area's name is not the card's.
func (u Unit) WithCard(c UnitCard) Unit {
	u.Name, u.Level, u.Area, u.Standing = c.Name, c.Level, c.Area, c.Standing
	u.Code, u.Head, u.Phone = c.Code, c.Head, c.Phone
	return u
}

// Apply takes over what differs between was and now, if the card has all of that
// as it was; false leaves it to whoever came first.
func (c UnitCard) Apply(was, now UnitCard) (UnitCard, bool) {
	ok := patch(&c.Name, was.Name, now.Name)
	ok = patch(&c.Level, was.Level, now.Level) && ok
	ok = patch(&c.Area, was.Area, now.Area) && ok
	ok = patch(&c.Standing, was.Standing, now.Standing) && ok
	ok = patch(&c.Code, was.Code, now.Code) && ok
	ok = patch(&c.Head, was.Head, now.Head) && ok
	return c, patch(&c.Phone, was.Phone, now.Phone) && ok
}

func patch[T comparable](to *T, was, now T) bool {
	if was == now {
		return true
	}
	ok := *to == was
	*to = now
	return ok
}

// ChangeUnit is an officer's change of a unit. What is kept with its dates holds
// from Since on, which no later fact of the same kind may follow. bot.Conflict: the
// unit is not as it was, or a later fact stands in the way.
type ChangeUnit struct {
	Event    string // and Act: the key, that of the audit line beside it
	Act      string
	Unit     UnitID
	Was, Now UnitCard
	Since    time.Time
	Reason   string
	By       AccountID
	At       time.Time
}

func (ChangeUnit) write() {}
func (ChangeUnit) desk()  {}
func (ChangeUnit) unit()  {}

// Says tells whether both facts say something of the same kind.
func (f UnitFact) Says(other UnitFact) bool {
	return f.Name != nil && other.Name != nil || f.Level != nil && other.Level != nil ||
		f.Area != nil && other.Area != nil || f.Standing != nil && other.Standing != nil
}

// LastSaid is from when the latest of the entries holds that says something of the
// kind of the fact: a change cannot be dated before it.
func LastSaid(entries []UnitEntry, f UnitFact) (since time.Time) {
	for _, e := range entries {
		if e.Says(f) && e.Since.After(since) {
			since = e.Since
		}
	}
	return since
}
