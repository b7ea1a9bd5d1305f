package bot

import "time"

// UnitFact is what was recorded about a unit and holds from its date on, until a
// later fact says otherwise. A nil field says nothing: a unit that moves keeps its
// name, also when it is renamed afterwards as of a day before.
type UnitFact struct {
	Since    time.Time
	Recorded time.Time
	Name     *string
	Level    *Level
	Area     *AreaID // 0 for none, which only a unit has that nobody accepted yet
	Standing *Standing
}

// UnitState is what of a unit is kept with its dates.
type UnitState struct {
	Name     string
	Level    Level
	Area     AreaID
	Standing Standing
}

// UnitAt is how a unit stood; ok is false when there was none. Its facts come by
// their dates, and those of one date in the order in which they were recorded.
func UnitAt(facts []UnitFact, asOf AsOf) (u UnitState, ok bool) {
	for _, f := range facts {
		if !asOf.Counts(f.Since, f.Recorded) {
			continue
		}
		ok = true
		take(&u.Name, f.Name)
		take(&u.Level, f.Level)
		take(&u.Area, f.Area)
		take(&u.Standing, f.Standing)
	}
	return u, ok
}

func take[T any](to *T, said *T) {
	if said != nil {
		*to = *said
	}
}

// Changed is what has to be recorded when a unit becomes another; ok is false when
// nothing of it is kept with its dates. Pending and the area go together, so that
// a record need not tell an area that is none from one that is not said.
func (u UnitState) Changed(now UnitState) (f UnitFact, ok bool) {
	if now.Name != u.Name {
		f.Name = &now.Name
	}
	if now.Level != u.Level {
		f.Level = &now.Level
	}
	if now.Area != u.Area || now.Standing == Pending {
		f.Area = &now.Area
	}
	if now.Standing != u.Standing || now.Area == 0 {
		f.Standing = &now.Standing
	}
	return f, now != u
}
